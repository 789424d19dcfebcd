#include "services/feedback/domain/network.h"

#include <utility>

namespace pepiniere::feedback {

std::vector<base::FieldProblem> ProblemsOf(const Network& network, base::Date today) {
  base::Problems problems;
  base::CheckFields(network, today, problems);
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> ProblemsOf(const Member& member, base::Date today) {
  base::Problems problems;
  base::CheckFields(member, today, problems);
  return std::move(problems).Take();
}

}  // namespace pepiniere::feedback
