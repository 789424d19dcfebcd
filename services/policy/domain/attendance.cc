#include "services/policy/domain/attendance.h"

#include <utility>

#include "services/base/text.h"

namespace pepiniere::policy {
namespace {

constexpr std::string_view kNoMember = "must be members";

void CheckMembers(const Attendance& attendance, base::Problems& problems) {
  problems.If(attendance.members.empty(), "members", "must not be empty");
  problems.If(attendance.members.size() > kMostMembers, "members",
              base::Concat("must not have more than ", kMostMembers, " items"));
  std::set<std::string> met;
  for (std::size_t i = 0; i < attendance.members.size(); ++i) {
    const std::string path = base::Concat("members[", i, "]");
    problems.If(attendance.members[i].empty(), path, "must not be empty");
    problems.If(!met.insert(attendance.members[i]).second, path, "stands there already");
  }
}

}  // namespace

std::vector<base::FieldProblem> ProblemsOf(const Attendance& attendance) {
  base::Problems problems;
  CheckMembers(attendance, problems);
  const std::set<std::string> members(attendance.members.begin(), attendance.members.end());
  const auto check = [&](const std::set<std::string>& some, std::string_view field) {
    for (const std::string& one : some) problems.If(!members.contains(one), field, kNoMember);
  };
  check(attendance.present, "present");
  check(attendance.remote, "remote");
  check(attendance.recused, "recused");
  for (const auto& [giver, holder] : attendance.mandates) {
    const std::string path = base::Concat("mandates[\"", giver, "\"]");
    problems.If(!members.contains(giver) || !members.contains(holder), path, kNoMember);
    problems.If(giver == holder, path, "must be another member");
  }
  return std::move(problems).Take();
}

}  // namespace pepiniere::policy
