// With which probability at least so many are done.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace pepiniere::metrics::api {

inline constexpr std::size_t kMostChances = 1'000;

// P(X >= 0), P(X >= 1), ... of what is finished in so many days, each drawn from the days that are given (oldest first,
// the last one the day before the first of the forecast), or from those of its own weekday; as long as there is any
// chance, kMostChances at most. `daily` is not empty, of no negative numbers, and has each weekday.
std::vector<double> ChancesOf(std::span<const std::int64_t> daily, int days, bool by_weekday);
// The same of totals that were drawn.
std::vector<double> ChancesOf(std::span<const std::int64_t> totals);

}  // namespace pepiniere::metrics::api
