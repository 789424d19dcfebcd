#include "services/feedback/domain/panel.h"

#include <algorithm>
#include <utility>

#include "services/base/text.h"

namespace pepiniere::feedback {
namespace {

constexpr std::size_t kMostCriteria = 30, kFewestValues = 2, kMostValues = 200;

void CheckCriteria(const std::vector<PanelCriterion>& criteria, base::Problems& problems) {
  problems.If(criteria.size() > kMostCriteria, "criteria",
              base::Concat("must not have more than ", kMostCriteria, " items"));
  for (auto it = criteria.begin(); it != criteria.end(); ++it) {
    const std::string path = base::Concat("criteria[", it - criteria.begin(), "].");
    const auto same = std::find_if(criteria.begin(), it, [&](const auto& other) { return other.code == it->code; });
    problems.If(same != it, path + "code", base::Concat("is that of criteria[", same - criteria.begin(), "]"));
    problems.If(it->values.size() < kFewestValues || it->values.size() > kMostValues, path + "values",
                base::Concat("must have ", kFewestValues, " to ", kMostValues, " items"));
  }
}

}  // namespace

std::string ValueOf(const std::vector<PanelValue>& profile, std::string_view criterion) {
  const auto found = std::ranges::find(profile, criterion, &PanelValue::criterion);
  return found == profile.end() ? "" : found->value;
}

void CheckProfile(const Panel& panel, const Panelist& panelist, base::Problems& problems) {
  for (auto it = panelist.profile.begin(); it != panelist.profile.end(); ++it) {
    const std::string path = base::Concat("profile[", it - panelist.profile.begin(), "].");
    const auto criterion = std::ranges::find(panel.criteria, it->criterion, &PanelCriterion::code);
    problems.If(criterion == panel.criteria.end(), path + "criterion", "is no criterion of the panel");
    if (criterion == panel.criteria.end()) continue;
    problems.If(std::ranges::find(criterion->values, it->value) == criterion->values.end(), path + "value",
                "is none of its values");
    const auto same =
        std::find_if(panelist.profile.begin(), it, [&](const auto& other) { return other.criterion == it->criterion; });
    problems.If(same != it, path + "criterion", "is answered already");
  }
}

std::vector<base::FieldProblem> ProblemsOf(const Panel& panel, base::Date today) {
  base::Problems problems;
  base::CheckFields(panel, today, problems);
  CheckCriteria(panel.criteria, problems);
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> ProblemsOf(const Panelist& panelist, base::Date today) {
  base::Problems problems;
  base::CheckFields(panelist, today, problems);
  return std::move(problems).Take();
}

}  // namespace pepiniere::feedback
