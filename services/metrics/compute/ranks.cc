#include "services/metrics/compute/ranks.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

#include "services/base/statistics.h"

namespace pepiniere::metrics {

double PercentileOf(std::vector<double> values, int percent) {
  std::ranges::sort(values);
  // Of the places: one of them, or half way between two.
  std::vector<std::int64_t> places(values.size());
  std::iota(places.begin(), places.end(), 0);
  const double place = base::Percentile(places, percent);
  const double below = values[static_cast<std::size_t>(std::floor(place))];
  const double above = values[static_cast<std::size_t>(std::ceil(place))];
  return below == above ? above : (below + above) / 2;
}

}  // namespace pepiniere::metrics
