#include "services/base/statistics.h"

#include <algorithm>

namespace pepiniere::base {

double Percentile(std::span<const std::int64_t> sorted, int percent) {
  const std::size_t hundredths = sorted.size() * static_cast<std::size_t>(percent);
  const std::size_t k = hundredths / 100, r = hundredths % 100;
  const auto above = static_cast<double>(sorted[k]);  // x_(k+1), counted from 1
  return r > 0 ? above : (static_cast<double>(sorted[k - 1]) + above) / 2;
}

Distribution Describe(std::vector<std::int64_t> values) {
  if (values.empty()) return {};
  std::ranges::sort(values);
  return {static_cast<std::int64_t>(values.size()), Percentile(values, 50), Percentile(values, 85),
          Percentile(values, 95)};
}

}  // namespace pepiniere::base
