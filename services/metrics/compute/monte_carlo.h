// Draws, for what does not convolve: several teams that wait for each other. Counter-based and seeded: each draw
// follows from its place alone, so trials may run in any order, or on several machines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "absl/status/statusor.h"
#include "services/metrics/compute/quantiles.h"

namespace pepiniere::metrics {

// The finaliser of SplitMix64 (Steele, Lea and Flood 2014).
std::uint64_t Mix(std::uint64_t x);
// Of the day `day` of the trial `trial`, both counted from 0; `day` < 2^20.
std::uint64_t Draw(std::uint64_t seed, std::uint64_t trial, std::uint64_t day);
// (draw * size) / 2^64: which of `size` > 0 days.
std::size_t IndexOf(std::uint64_t draw, std::size_t size);

// What each trial finishes in so many days; `daily` is not empty.
std::vector<std::int64_t> DrawTotals(std::span<const std::int64_t> daily, int days, std::uint64_t seed, int trials);
// With such a probability, at least so many: the largest m that so many totals reach. Not empty.
Quantiles AtLeast(std::vector<std::int64_t> totals);

// One of several teams, each with days and items of its own.
struct Team {
  std::vector<std::int64_t> daily;
  std::int64_t items = 0;
  std::vector<std::size_t> after = {};  // teams before it in the list, which it waits for; it begins the day after
};
inline constexpr std::size_t kMostTeams = 64;

// In how many days all are done, with such a probability. An INVALID_ARGUMENT for more than kMostTeams, a team without
// days or that waits for one that is not before it, negative numbers, and less than one trial.
absl::StatusOr<Quantiles> DaysForAll(std::span<const Team> teams, std::uint64_t seed, int trials);

}  // namespace pepiniere::metrics
