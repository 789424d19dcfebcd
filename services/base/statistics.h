// Distributions, by the one rule of the house for percentiles.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace pepiniere::base {

// The nearest rank, averaged where it falls exactly between two values (Hyndman and Fan's definition 2, R's type 2):
// with n values x_1 <= x_2 <= ... and k, r the quotient and the rest of percent * n / 100, x_(k+1) if r > 0, else the
// mean of x_k and x_(k+1). So the median of an even count is the mean of its two middles, and every other percentile is
// a value that was measured, or half way between two. In integers: the same everywhere, however large n is. Source:
// Hyndman and Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996).
//
// `sorted` is not empty; 0 < percent < 100.
double Percentile(std::span<const std::int64_t> sorted, int percent);

struct Distribution {
  std::int64_t count = 0;
  std::optional<double> p50, p85, p95;  // none where there is nothing to tell
};

Distribution Describe(std::vector<std::int64_t> values);

}  // namespace pepiniere::base
