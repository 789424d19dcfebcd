// What can be promised: how many items by a day, when so many will be done. Exact, of what was finished on each of the
// last complete days; the same bits on every machine, since loops have one order and no operation is fused
// (-ffp-contract=off, for the whole room).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "absl/status/statusor.h"
#include "services/base/date.h"
#include "services/metrics/compute/figure.h"
#include "services/metrics/compute/history.h"
#include "services/metrics/compute/quantiles.h"

namespace pepiniere::metrics {

inline constexpr int kLongestForecast = 1096, kLongestHistory = 3660;  // days
inline constexpr std::int64_t kMostForecastItems = 50'000;  // asked for, or in all days if each were the best one

struct ForecastQuestion {
  std::optional<int> days = {};            // how many items in so many days, of which the first is the day of `as_of`
  std::optional<std::int64_t> items = {};  // in how many days, counted likewise, so many items
  bool by_weekday = false;                 // each weekday from its own past: who rests on Sundays is promised none
  int history_days = 84;                   // the last complete ones
  // Fewer tell nothing, unless what was finished each day is given (History::throughput).
  int minimum_days = 28;
  int minimum_active_days = 5;  // on which something was finished
};

struct Forecast {
  std::optional<NoData> no_data = {};
  Quantiles items = {};        // with such a probability, at least so many; where `days` was asked
  Quantiles days_needed = {};  // with such a probability, at most so many; where `items` was asked
  // What it is drawn from, a day each, oldest first; the last is the day before that of `as_of`.
  std::vector<std::int64_t> daily = {};
};

// An INVALID_ARGUMENT for days or items out of [1, kLongestForecast] and [1, kMostForecastItems], for a negative
// number of finished items, and for a past longer than kLongestHistory.
absl::StatusOr<Forecast> MakeForecast(const History& history, const Window& window, const ForecastQuestion& question);

// How many days a deadline leaves, itself and the day of `as_of` included: 1 for that very day, 0 or less if it is
// over.
std::int64_t DaysUntil(base::Date deadline, absl::Time as_of, const absl::TimeZone& zone);

// The same of days that are given, oldest first, and not empty; `by_weekday` needs each weekday among them. The first
// day of the forecast follows the last of these.
absl::StatusOr<Quantiles> ItemsWithin(std::span<const std::int64_t> daily, int days, bool by_weekday = false);
absl::StatusOr<Quantiles> DaysFor(std::span<const std::int64_t> daily, std::int64_t items, bool by_weekday = false);

}  // namespace pepiniere::metrics
