#include "services/metrics/compute/backtest.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "absl/status/status.h"
#include "services/base/try.h"
#include "services/metrics/compute/calendar.h"
#include "services/metrics/compute/daily.h"
#include "services/metrics/compute/known.h"

namespace pepiniere::metrics {
namespace {

constexpr int kWeek = 7, kMostOrigins = 104;

struct Level {
  int percent;
  std::optional<std::int64_t> Quantiles::*quantile;
};
constexpr std::array<Level, 3> kLevels = {{{50, &Quantiles::p50}, {85, &Quantiles::p85}, {95, &Quantiles::p95}}};

// What was known at an origin, and what came.
struct Trial {
  base::Date day;
  std::vector<std::int64_t> past;
  std::int64_t actual = 0;
};

std::int64_t Sum(std::span<const std::int64_t> daily) {
  return std::accumulate(daily.begin(), daily.end(), std::int64_t{0});
}

// Every seventh day before the last whose days are over.
std::vector<Trial> GivenTrials(const std::vector<std::int64_t>& daily, base::Date today, int days) {
  std::vector<Trial> trials;
  const auto size = static_cast<std::int64_t>(daily.size());
  for (std::int64_t back = kWeek; back < size && trials.size() < kMostOrigins; back += kWeek) {
    if (back < days) continue;
    const auto origin = daily.end() - back;
    trials.push_back({today + -static_cast<std::int32_t>(back), {daily.begin(), origin}, Sum({origin, origin + days})});
  }
  return trials;
}

// Every Monday whose days are over.
std::vector<Trial> KnownTrials(const History& history, const Window& window, const ForecastQuestion& question,
                               const KnownAt& known_at) {
  std::vector<Trial> trials;
  const History known = KnownBefore(window.as_of, history);
  const base::Date today = DayOf(window.as_of, window.zone);
  const std::vector<std::int64_t> all = FinishedDaily(known, window.as_of, window.zone, kLongestHistory);
  const base::Date first = today + -static_cast<std::int32_t>(all.size());
  for (base::Date day = FirstDay(today + -*question.days, Grain::kWeek); day > first && trials.size() < kMostOrigins;
       day = day + -kWeek) {
    const absl::Time origin = StartOf(day, window.zone);
    const auto from = all.begin() + (day - first);
    const std::int64_t actual = Sum({from, from + *question.days});
    const auto past = [&](const History& at_origin) {
      return FinishedDaily(at_origin, origin, window.zone, question.history_days);
    };
    trials.push_back({day, known_at ? past(KnownBefore(origin, known_at(origin))) : past(known), actual});
  }
  return trials;
}

// Of how many weeks there would be enough to promise from, had all been known when it happened.
std::size_t CountWhole(const History& history, const Window& window, const ForecastQuestion& question) {
  const std::vector<Trial> trials = KnownTrials(history, window, question, {});
  return static_cast<std::size_t>(std::ranges::count_if(trials, [&](const Trial& trial) {
    return AreEnough(trial.past, question.minimum_days, question.minimum_active_days);
  }));
}

void Score(Backtest& backtest, const std::vector<double>& mean_rates) {
  const auto n = static_cast<std::int64_t>(backtest.origins.size());
  for (const Level& level : kLevels) {
    Coverage& coverage = backtest.coverage.emplace_back(Coverage{level.percent});
    // At least so many with 85 %: the quantile that 15 % stay below.
    const double tau = (100 - level.percent) / 100.0;
    for (std::size_t i = 0; i < backtest.origins.size(); ++i) {
      const Backtest::Origin& origin = backtest.origins[i];
      const std::int64_t promised = *(origin.promised.*level.quantile);
      if (origin.actual >= promised) ++coverage.covered;
      const auto actual = static_cast<double>(origin.actual);
      backtest.loss += PinballLoss(actual, static_cast<double>(promised), tau);
      backtest.mean_rate_loss += PinballLoss(actual, mean_rates[i], tau);
    }
    coverage.share = Wilson(coverage.covered, n);
  }
  const double scored = static_cast<double>(n) * static_cast<double>(kLevels.size());
  backtest.loss /= scored;
  backtest.mean_rate_loss /= scored;
}

}  // namespace

Interval Wilson(std::int64_t hits, std::int64_t n) {
  constexpr double kZ = 1.959963984540054;  // 97.5 % of a normal distribution are below
  const auto count = static_cast<double>(n);
  const double share = static_cast<double>(hits) / count, z2 = kZ * kZ;
  const double centre = share + z2 / (2 * count);
  const double spread = kZ * std::sqrt(share * (1 - share) / count + z2 / (4 * count * count));
  const double whole = 1 + z2 / count;
  return {std::max(0.0, (centre - spread) / whole), std::min(1.0, (centre + spread) / whole)};
}

double PinballLoss(double actual, double quantile, double tau) {
  return actual >= quantile ? tau * (actual - quantile) : (1 - tau) * (quantile - actual);
}

absl::StatusOr<Backtest> MakeBacktest(const History& history, const Window& window, const ForecastQuestion& question,
                                      const KnownAt& known_at) {
  if (!question.days || *question.days < 1 || *question.days > kLongestForecast) {
    return absl::InvalidArgumentError("a backtest is of a number of days");
  }
  if (question.history_days < 1 || question.history_days > kLongestHistory) {
    return absl::InvalidArgumentError("a backtest is of a past");
  }
  std::vector<Trial> trials = history.throughput
                                  ? GivenTrials(*history.throughput, DayOf(window.as_of, window.zone), *question.days)
                                  : KnownTrials(history, window, question, known_at);
  std::ranges::reverse(trials);
  Backtest backtest;
  std::vector<double> mean_rates;
  for (const Trial& trial : trials) {
    if (!AreEnough(trial.past, question.minimum_days, question.minimum_active_days)) continue;
    PEP_ASSIGN(const Quantiles promised, ItemsWithin(trial.past, *question.days, question.by_weekday));
    backtest.origins.push_back({trial.day, promised, trial.actual});
    mean_rates.push_back(static_cast<double>(Sum(trial.past)) * *question.days /
                         static_cast<double>(trial.past.size()));
  }
  if (backtest.origins.size() < kMinimumOrigins) {
    const bool came_late = known_at && !history.throughput && CountWhole(history, window, question) >= kMinimumOrigins;
    backtest.no_data = came_late ? NoData::kTooLate : NoData::kTooFew;
  } else {
    Score(backtest, mean_rates);
  }
  return backtest;
}

}  // namespace pepiniere::metrics
