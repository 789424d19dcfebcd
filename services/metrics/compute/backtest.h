// How good forecasts were: each past week is taken as origin, the forecast made from what was known then is held
// against what came. A forecast is shown with it, or not at all.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "services/base/date.h"
#include "services/metrics/compute/figure.h"
#include "services/metrics/compute/forecast.h"
#include "services/metrics/compute/history.h"

namespace pepiniere::metrics {

// Where a share lies with 95 %: Wilson's score interval (1927). 0 <= hits <= n, n > 0.
struct Interval {
  double low = 0, high = 0;
};
Interval Wilson(std::int64_t hits, std::int64_t n);

// What it costs to have said `quantile` at level `tau` where `actual` came.
double PinballLoss(double actual, double quantile, double tau);

struct Coverage {
  int percent = 0;           // promised
  std::int64_t covered = 0;  // origins of which at least the promised items came
  Interval share = {};       // of covered / n
};

struct Backtest {
  // TOO_FEW: "not enough history to say how good this is"; TOO_LATE: there would be, had it been known in time.
  std::optional<NoData> no_data = {};
  struct Origin {
    base::Date day;  // a Monday, or a day so many weeks before `as_of` where throughput is given bare
    Quantiles promised;
    std::int64_t actual = 0;
  };
  std::vector<Origin> origins = {};     // oldest first
  std::vector<Coverage> coverage = {};  // 50, 85, 95
  // The mean over origins and the three levels: of the forecast, and of who promises the mean rate. Lower is better.
  double loss = 0, mean_rate_loss = 0;
};

inline constexpr int kMinimumOrigins = 4;

// What was known of the project at an instant. Without one, all that happened before it counts as known.
using KnownAt = std::function<History(absl::Time)>;

// Of "how many in question.days days", which must be given; of the weeks whose days are over before `as_of`, and that
// had the minimum of days and active days before them, bare throughput or not.
absl::StatusOr<Backtest> MakeBacktest(const History& history, const Window& window, const ForecastQuestion& question,
                                      const KnownAt& known_at = {});

}  // namespace pepiniere::metrics
