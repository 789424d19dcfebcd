#include "services/metrics/compute/forecast.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "absl/status/status.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/metrics/compute/calendar.h"
#include "services/metrics/compute/daily.h"
#include "services/metrics/compute/known.h"

namespace pepiniere::metrics {
namespace {

constexpr int kWeek = 7;
// What is exactly as likely as asked may miss it by some roundings.
constexpr double kRounding = 1e-9;

// How many items a day, and how likely; by their number.
struct Chance {
  std::int64_t items = 0;
  double probability = 0;
};
using Chances = std::vector<Chance>;

Chances ChancesOf(const std::vector<std::int64_t>& daily) {
  std::map<std::int64_t, std::int64_t> counts;
  for (const std::int64_t finished : daily) ++counts[finished];
  Chances chances;
  for (const auto& [items, days] : counts) {
    chances.push_back({items, static_cast<double>(days) / static_cast<double>(daily.size())});
  }
  return chances;
}

// Of each day of a forecast, the first is 0: each weekday its own, or all the same.
class Days {
 public:
  Days(std::span<const std::int64_t> daily, bool by_weekday) {
    const std::size_t kinds = by_weekday ? kWeek : 1;
    std::vector<std::vector<std::int64_t>> of_kind(kinds);
    // Counted backwards: the last day is of the weekday that ends each week to come.
    for (std::size_t i = 0; i < daily.size(); ++i)
      of_kind[(kinds - 1 - i % kinds)].push_back(daily[daily.size() - 1 - i]);
    for (const auto& days : of_kind) kinds_.push_back(ChancesOf(days));
  }
  const Chances& Of(int day) const { return kinds_[static_cast<std::size_t>(day) % kinds_.size()]; }
  // Whether nothing is known of one of the first so many.
  bool IsMissing(int days) const {
    const int kinds = std::min(days, static_cast<int>(kinds_.size()));
    return std::any_of(kinds_.begin(), kinds_.begin() + kinds, [](const Chances& chances) { return chances.empty(); });
  }

 private:
  std::vector<Chances> kinds_;
};

struct Level {
  int percent;
  std::optional<std::int64_t> Quantiles::*quantile;
};
constexpr std::array<Level, 3> kLevels = {{{50, &Quantiles::p50}, {85, &Quantiles::p85}, {95, &Quantiles::p95}}};

bool Reaches(double probability, const Level& level) { return probability >= level.percent / 100.0 - kRounding; }

absl::Status CheckDaily(std::span<const std::int64_t> daily) {
  if (daily.empty()) return absl::InvalidArgumentError("no days to forecast from");
  const auto [least, most] = std::ranges::minmax(daily);
  if (least < 0) return absl::InvalidArgumentError("less than nothing finished on a day");
  if (most > kMostForecastItems) {
    return absl::InvalidArgumentError(base::Concat("more than ", kMostForecastItems, " items finished on a day"));
  }
  return absl::OkStatus();
}

absl::Status MissingWeekday() { return absl::InvalidArgumentError("not every weekday is among the days"); }

absl::Status CheckDays(int days) {
  if (days >= 1 && days <= kLongestForecast) return absl::OkStatus();
  return absl::InvalidArgumentError(base::Concat("days: 1 to ", kLongestForecast));
}

absl::Status CheckItems(std::int64_t items) {
  if (items >= 1 && items <= kMostForecastItems) return absl::OkStatus();
  return absl::InvalidArgumentError(base::Concat("items: 1 to ", kMostForecastItems));
}

// The distribution of one more day.
std::vector<double> Convolved(const std::vector<double>& sums, const Chances& day) {
  std::vector<double> next(sums.size() + static_cast<std::size_t>(day.back().items));
  for (std::size_t i = 0; i < sums.size(); ++i) {
    for (const auto& [items, probability] : day) next[i + static_cast<std::size_t>(items)] += sums[i] * probability;
  }
  return next;
}

// How likely each number of remaining items is, one day later; none below 0.
std::vector<double> Worked(const std::vector<double>& remaining, const Chances& day) {
  std::vector<double> next(remaining.size());
  for (std::size_t i = 0; i < remaining.size(); ++i) {
    if (remaining[i] == 0) continue;
    for (const auto& [items, probability] : day) {
      next[i - std::min(i, static_cast<std::size_t>(items))] += remaining[i] * probability;
    }
  }
  return next;
}

}  // namespace

absl::StatusOr<Quantiles> ItemsWithin(std::span<const std::int64_t> daily, int days, bool by_weekday) {
  PEP_TRY(CheckDaily(daily));
  PEP_TRY(CheckDays(days));
  if (*std::ranges::max_element(daily) * days > kMostForecastItems) {
    return absl::InvalidArgumentError(
        base::Concat("more than ", kMostForecastItems, " items, if all days were the best"));
  }
  const Days distributions(daily, by_weekday);
  if (distributions.IsMissing(days)) return MissingWeekday();
  std::vector<double> sums = {1};
  for (int day = 0; day < days; ++day) sums = Convolved(sums, distributions.Of(day));
  Quantiles quantiles;
  double at_least = 0;
  for (std::size_t items = sums.size(); items-- > 0;) {
    at_least += sums[items];
    for (const Level& level : kLevels) {
      auto& quantile = quantiles.*level.quantile;
      if (!quantile && Reaches(at_least, level)) quantile = static_cast<std::int64_t>(items);
    }
  }
  return quantiles;
}

absl::StatusOr<Quantiles> DaysFor(std::span<const std::int64_t> daily, std::int64_t items, bool by_weekday) {
  PEP_TRY(CheckDaily(daily));
  PEP_TRY(CheckItems(items));
  const Days distributions(daily, by_weekday);
  if (distributions.IsMissing(kLongestForecast)) return MissingWeekday();
  std::vector<double> remaining(static_cast<std::size_t>(items) + 1);
  remaining.back() = 1;
  Quantiles quantiles;
  if (*std::ranges::max_element(daily) == 0) return quantiles;
  for (int day = 0; day < kLongestForecast && !quantiles.p95; ++day) {
    remaining = Worked(remaining, distributions.Of(day));
    for (const Level& level : kLevels) {
      auto& quantile = quantiles.*level.quantile;
      if (!quantile && Reaches(remaining[0], level)) quantile = day + 1;
    }
  }
  return quantiles;
}

std::int64_t DaysUntil(base::Date deadline, absl::Time as_of, const absl::TimeZone& zone) {
  return deadline - DayOf(as_of, zone) + 1;
}

absl::StatusOr<Forecast> MakeForecast(const History& history, const Window& window, const ForecastQuestion& question) {
  if (question.days) PEP_TRY(CheckDays(*question.days));
  if (question.items) PEP_TRY(CheckItems(*question.items));
  if (question.history_days < 1 || question.history_days > kLongestHistory) {
    return absl::InvalidArgumentError(base::Concat("days of the past: 1 to ", kLongestHistory));
  }
  Forecast forecast;
  if (history.throughput) {
    forecast.daily = *history.throughput;
  } else {
    forecast.daily =
        FinishedDaily(KnownBefore(window.as_of, history), window.as_of, window.zone, question.history_days);
  }
  if (forecast.daily.empty()) {
    forecast.no_data = NoData::kNoRows;
    return forecast;
  }
  const bool is_enough =
      history.throughput || AreEnough(forecast.daily, question.minimum_days, question.minimum_active_days);
  if (!is_enough || (question.by_weekday && forecast.daily.size() < kWeek)) {
    forecast.no_data = NoData::kTooFew;
    return forecast;
  }
  if (question.days) {
    PEP_ASSIGN(forecast.items, ItemsWithin(forecast.daily, *question.days, question.by_weekday));
  }
  if (question.items) {
    PEP_ASSIGN(forecast.days_needed, DaysFor(forecast.daily, *question.items, question.by_weekday));
  }
  return forecast;
}

}  // namespace pepiniere::metrics
