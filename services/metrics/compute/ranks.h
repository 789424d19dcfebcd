// The house's percentile rule (services/base/statistics.h), of measured values that are no integers.
#pragma once

#include <vector>

namespace pepiniere::metrics {

// `values` is not empty; 0 < percent < 100.
double PercentileOf(std::vector<double> values, int percent);

}  // namespace pepiniere::metrics
