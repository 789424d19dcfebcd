#include "services/access/domain/access_binding.h"

#include <cstddef>
#include <utility>

namespace pepiniere::access {
namespace {

constexpr std::size_t kLongestPrincipal = 255;  // in bytes

}  // namespace

std::vector<base::FieldProblem> ProblemsOf(const AccessBinding& binding, base::Date today) {
  base::Problems problems;
  base::CheckFields(binding, today, problems);
  problems.If(binding.principal.size() > kLongestPrincipal, "principal", "is longer than 255 bytes");
  problems.If(binding.principal == "anonymous", "principal", "is nobody: a role is given to somebody");
  problems.If(binding.ends_at <= binding.starts_at, "end_time", "must lie after start_time");
  return std::move(problems).Take();
}

}  // namespace pepiniere::access
