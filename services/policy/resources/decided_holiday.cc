#include "services/policy/resources/decided_holiday.h"

#include <utility>

namespace pepiniere::policy::resources {

DatedHoliday DatedOf(const DecidedHoliday& holiday) {
  return {.day = holiday.day,
          .is_holiday = !holiday.removed,
          .french = holiday.title_fr,
          .english = holiday.title_en.empty() ? holiday.title_fr : holiday.title_en,
          .law = holiday.law};
}

std::vector<base::FieldProblem> ProblemsOf(const DecidedHoliday& holiday, base::Date today) {
  base::Problems problems;
  base::CheckFields(holiday, today, problems);
  problems.If(!Calendar::Of(holiday.calendar), "calendar", "is no calendar that is known here: see GetRules");
  return std::move(problems).Take();
}

}  // namespace pepiniere::policy::resources
