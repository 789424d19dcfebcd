#include "services/policy/resources/plan.h"

#include <utility>

namespace pepiniere::policy::resources {

std::vector<base::FieldProblem> ProblemsOf(const Plan& plan, base::Date today) {
  base::Problems problems;
  base::CheckFields(plan, today, problems);
  problems.If(plan.last_year != 0 && plan.last_year < plan.first_year, "last_year", "must not lie before first_year");
  return std::move(problems).Take();
}

}  // namespace pepiniere::policy::resources
