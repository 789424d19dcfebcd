#include "services/cohort/domain/juror.h"

#include <algorithm>
#include <utility>

namespace pepiniere::cohort {

bool Judges(const Juror& juror, const std::vector<std::string>& choices) {
  if (juror.seats.empty()) return true;
  return std::ranges::any_of(choices,
                             [&](const std::string& seat) { return std::ranges::count(juror.seats, seat) > 0; });
}

std::vector<base::FieldProblem> ProblemsOf(const Juror& juror, base::Date today) {
  base::Problems problems;
  base::CheckFields(juror, today, problems);
  return std::move(problems).Take();
}

}  // namespace pepiniere::cohort
