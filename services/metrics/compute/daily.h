// How many items were finished on each local day.
#pragma once

#include <cstdint>
#include <vector>

#include "absl/time/time.h"
#include "services/metrics/compute/history.h"

namespace pepiniere::metrics {

// Of the last complete local days before `instant`, at most so many and none before the first event, oldest first; from
// what happened before it. `known` is as KnownBefore leaves it, at `instant` or later.
std::vector<std::int64_t> FinishedDaily(const History& known, absl::Time instant, const absl::TimeZone& zone, int days);

// Whether so many days tell enough to forecast from.
bool AreEnough(const std::vector<std::int64_t>& daily, int minimum_days, int minimum_active_days);

}  // namespace pepiniere::metrics
