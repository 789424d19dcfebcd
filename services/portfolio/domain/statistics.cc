#include "services/portfolio/domain/statistics.h"

#include <algorithm>
#include <cmath>

namespace pepiniere::portfolio {
namespace {

double Percentile(const std::vector<std::int32_t>& sorted, double p) {
  const double h = (static_cast<double>(sorted.size()) - 1) * p;
  const auto below = static_cast<std::size_t>(std::floor(h));
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (h - std::floor(h)) * (sorted[above] - sorted[below]);
}

}  // namespace

Distribution Describe(std::vector<std::int32_t> values) {
  if (values.empty()) return {};
  std::ranges::sort(values);
  return {static_cast<std::int64_t>(values.size()), Percentile(values, 0.50), Percentile(values, 0.85),
          Percentile(values, 0.95)};
}

}  // namespace pepiniere::portfolio
