#include "services/metrics/compute/daily.h"

#include <algorithm>

#include "services/metrics/compute/calendar.h"
#include "services/metrics/compute/item_times.h"

namespace pepiniere::metrics {

std::vector<std::int64_t> FinishedDaily(const History& known, absl::Time instant, const absl::TimeZone& zone,
                                        int days) {
  const auto seen = FirstSeen(known.items);
  const base::Date today = DayOf(instant, zone);
  if (!seen || DayOf(*seen, zone) >= today) return {};
  const base::Date first = std::max(today + -days, DayOf(*seen, zone));
  std::vector<std::int64_t> daily(static_cast<std::size_t>(today - first));
  for (const WorkItem& item : known.items) {
    const auto finished = TimesBefore(instant, item).finished;
    if (!finished) continue;
    const base::Date day = DayOf(*finished, zone);
    if (day >= first && day < today) ++daily[static_cast<std::size_t>(day - first)];
  }
  return daily;
}

bool AreEnough(const std::vector<std::int64_t>& daily, int minimum_days, int minimum_active_days) {
  const auto active = std::ranges::count_if(daily, [](std::int64_t finished) { return finished > 0; });
  return static_cast<std::int64_t>(daily.size()) >= minimum_days && active >= minimum_active_days;
}

}  // namespace pepiniere::metrics
