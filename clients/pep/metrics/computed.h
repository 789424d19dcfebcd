// What `pep metrics compute` has to tell.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "clients/pep/metrics/held_points.h"
#include "services/metrics/compute/backtest.h"
#include "services/metrics/compute/figure.h"
#include "services/metrics/compute/forecast.h"
#include "services/metrics/compute/history.h"

namespace pepiniere::pep {

struct ForecastAnswer {
  metrics::ForecastQuestion question;
  metrics::Forecast forecast;
  bool is_given = false;  // finished items a day are given as they are
  // How good such forecasts were, of so many days: those that were asked, else those that 85 % promise.
  int backtest_days = 0;
  metrics::Backtest backtest = {};

  // A forecast is shown to people with its backtest, or not at all, but for one of days that they gave themselves.
  bool IsShown() const { return !forecast.no_data && (is_given || !backtest.no_data); }
};

struct Computed {
  metrics::Window window;
  std::vector<metrics::Figure> figures;  // of every indicator
  std::vector<HeldSeries> points = {};
  std::optional<ForecastAnswer> forecast = {};
  std::string explained = {};  // the indicator whose rows are told; empty: none
};

}  // namespace pepiniere::pep
