#include "services/metrics/compute/monte_carlo.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "absl/status/status.h"
#include "services/base/text.h"
#include "services/metrics/compute/forecast.h"

namespace pepiniere::metrics {
namespace {

constexpr std::uint64_t kGamma = 0x9E3779B97F4A7C15;
constexpr int kDayBits = 20;
// Each team draws from days of its own.
constexpr std::uint64_t kDaysOfTeam = (std::uint64_t{1} << kDayBits) / kMostTeams;
static_assert(kLongestForecast < static_cast<int>(kDaysOfTeam));

// The least value that so many of a hundred do not exceed, of `sorted`.
std::int64_t AtMost(const std::vector<std::int64_t>& sorted, std::size_t percent) {
  return sorted[(sorted.size() * percent + 99) / 100 - 1];
}

absl::Status CheckTeam(const Team& team, std::size_t place) {
  const bool is_sound = !team.daily.empty() && std::ranges::min(team.daily) >= 0 && team.items >= 0 &&
                        std::ranges::all_of(team.after, [&](std::size_t other) { return other < place; });
  if (is_sound) return absl::OkStatus();
  return absl::InvalidArgumentError(
      base::Concat("team ", place, ": no days, less than nothing, or it waits for a team that is not before it"));
}

// The day on which a team that begins after `begin` days is done; more than kLongestForecast where it is not by then.
int DoneOn(const Team& team, std::size_t place, int begin, std::uint64_t seed, std::uint64_t trial) {
  std::int64_t remaining = team.items;
  int day = begin;
  while (remaining > 0 && day <= kLongestForecast) {
    const std::uint64_t draw = Draw(seed, trial, place * kDaysOfTeam + static_cast<std::uint64_t>(day));
    remaining -= std::min(remaining, team.daily[IndexOf(draw, team.daily.size())]);
    ++day;
  }
  return day;
}

}  // namespace

std::uint64_t Mix(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
  return x ^ (x >> 31);
}

std::uint64_t Draw(std::uint64_t seed, std::uint64_t trial, std::uint64_t day) {
  return Mix(seed + ((trial << kDayBits) + day + 1) * kGamma);
}

std::size_t IndexOf(std::uint64_t draw, std::size_t size) {
  // The upper half of a product of 128 bits, from halves of its factors.
  const std::uint64_t low = draw & 0xFFFFFFFF, high = draw >> 32;
  const std::uint64_t size_low = size & 0xFFFFFFFF, size_high = size >> 32;
  const std::uint64_t carried = high * size_low + ((low * size_low) >> 32);
  const std::uint64_t middle = low * size_high + (carried & 0xFFFFFFFF);
  return high * size_high + (carried >> 32) + (middle >> 32);
}

std::vector<std::int64_t> DrawTotals(std::span<const std::int64_t> daily, int days, std::uint64_t seed, int trials) {
  std::vector<std::int64_t> totals;
  for (int trial = 0; trial < trials; ++trial) {
    std::int64_t total = 0;
    for (int day = 0; day < days; ++day) {
      const std::uint64_t draw = Draw(seed, static_cast<std::uint64_t>(trial), static_cast<std::uint64_t>(day));
      total += daily[IndexOf(draw, daily.size())];
    }
    totals.push_back(total);
  }
  return totals;
}

Quantiles AtLeast(std::vector<std::int64_t> totals) {
  // The largest first: so many of a hundred are as large or larger.
  std::ranges::sort(totals, std::greater());
  return {AtMost(totals, 50), AtMost(totals, 85), AtMost(totals, 95)};
}

absl::StatusOr<Quantiles> DaysForAll(std::span<const Team> teams, std::uint64_t seed, int trials) {
  if (teams.empty() || teams.size() > kMostTeams || trials < 1) {
    return absl::InvalidArgumentError(base::Concat("teams: 1 to ", kMostTeams, "; trials: 1 or more"));
  }
  for (std::size_t i = 0; i < teams.size(); ++i) {
    if (absl::Status checked = CheckTeam(teams[i], i); !checked.ok()) return checked;
  }
  std::vector<std::int64_t> lasts;
  for (int trial = 0; trial < trials; ++trial) {
    std::vector<int> done;
    for (std::size_t i = 0; i < teams.size(); ++i) {
      int begin = 0;
      for (const std::size_t other : teams[i].after) begin = std::max(begin, done[other]);
      done.push_back(DoneOn(teams[i], i, begin, seed, static_cast<std::uint64_t>(trial)));
    }
    lasts.push_back(*std::ranges::max_element(done));
  }
  std::ranges::sort(lasts);
  const auto told = [&](std::size_t percent) {
    const std::int64_t day = AtMost(lasts, percent);
    return day <= kLongestForecast ? std::optional(day) : std::nullopt;
  };
  return Quantiles{told(50), told(85), told(95)};
}

}  // namespace pepiniere::metrics
