#include "services/cohort/domain/seat.h"

#include <utility>

namespace pepiniere::cohort {

std::vector<base::FieldProblem> ProblemsOf(const Seat& seat, base::Date today) {
  base::Problems problems;
  base::CheckFields(seat, today, problems);
  return std::move(problems).Take();
}

}  // namespace pepiniere::cohort
