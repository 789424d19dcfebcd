#include "services/cohort/domain/alumni.h"

#include <algorithm>

namespace pepiniere::cohort {

bool IsAlumnus(std::span<const DayRange> assignments, bool consents, base::Date day) {
  const auto is_over = [&](const DayRange& days) { return days.Count() > 0 && days.last < day; };
  const auto is_running = [&](const DayRange& days) { return days.Contains(day); };
  return consents && std::ranges::any_of(assignments, is_over) && std::ranges::none_of(assignments, is_running);
}

}  // namespace pepiniere::cohort
