#include "services/cohort/domain/person_months.h"

#include <algorithm>
#include <optional>

namespace pepiniere::cohort {

PersonMonths PersonMonthsOf(const DayRange& assignment, const DayRange& period) {
  PersonMonths sum;
  const std::optional<DayRange> shared = SharedDays(assignment, period);
  if (!shared) return sum;
  for (base::Date day = shared->first; day <= shared->last;) {
    const int length = DaysInMonth(day.year(), day.month());
    const DayRange in_month = {day, std::min(shared->last, day + (length - day.day()))};
    sum += {in_month.Count() * (PersonMonths::kPartsPerMonth / length)};
    day = in_month.last + 1;
  }
  return sum;
}

}  // namespace pepiniere::cohort
