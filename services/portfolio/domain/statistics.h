// Distributions, the only way a portfolio is summed up.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace pepiniere::portfolio {

struct Distribution {
  std::int64_t count = 0;
  std::optional<double> p50, p85, p95;  // none where there is nothing to tell
};

// Percentiles interpolated linearly between closest ranks: h = (n - 1) p, as R's type 7 and Excel's PERCENTILE.INC do.
// Source: Hyndman and Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996).
Distribution Describe(std::vector<std::int32_t> values);

}  // namespace pepiniere::portfolio
