#include "services/cohort/domain/programme.h"

#include <utility>

namespace pepiniere::cohort {

CohortState StateOn(const Cohort& cohort, base::Date day) {
  if (cohort.end && *cohort.end < day) return CohortState::kEnded;
  return cohort.start && *cohort.start <= day ? CohortState::kRunning : CohortState::kPlanned;
}

std::vector<base::FieldProblem> ProblemsOf(const Programme& programme, base::Date today) {
  base::Problems problems;
  base::CheckFields(programme, today, problems);
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> ProblemsOf(const Cohort& cohort, base::Date today) {
  base::Problems problems;
  base::CheckFields(cohort, today, problems);
  problems.If(cohort.end && !cohort.start, "start_date", "is missing: a cohort that ends has begun");
  return std::move(problems).Take();
}

}  // namespace pepiniere::cohort
