#include "services/cohort/domain/placement.h"

#include <utility>

namespace pepiniere::cohort {

std::vector<base::FieldProblem> ProblemsOf(const Placement& placement, base::Date today) {
  base::Problems problems;
  base::CheckFields(placement, today, problems);
  return std::move(problems).Take();
}

}  // namespace pepiniere::cohort
