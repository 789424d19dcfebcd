#include "services/policy/resources/milestone.h"

#include <utility>

#include "services/base/text.h"

namespace pepiniere::policy::resources {

std::vector<base::FieldProblem> ProblemsOf(const Milestone& milestone, base::Date today) {
  base::Problems problems;
  base::CheckFields(milestone, today, problems);
  const bool backwards = milestone.last_year != 0 && milestone.last_year < milestone.first_year;
  problems.If(backwards, "last_year", "must not lie before first_year");
  problems.If(milestone.links.size() > kMostLinks, "links",
              base::Concat("must not have more than ", kMostLinks, " items"));
  return std::move(problems).Take();
}

}  // namespace pepiniere::policy::resources
