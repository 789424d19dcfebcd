#include "services/metrics/compute/percentile_rows.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

namespace pepiniere::metrics {

std::vector<PercentileRows> RowsAtPercentiles(const Figure& figure) {
  std::vector<PercentileRows> percentiles;
  if (!figure.p50 || figure.rows.empty()) return percentiles;
  std::vector<std::size_t> order(figure.rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return figure.rows[i].contribution; });
  for (const auto& [name, percent, value] :
       {std::tuple("p50", 50, figure.p50), std::tuple("p85", 85, figure.p85), std::tuple("p95", 95, figure.p95)}) {
    if (!value) continue;
    const std::size_t ranks = static_cast<std::size_t>(percent) * order.size(), k = ranks / 100;
    std::vector<std::size_t> rows = {order[k]};
    if (ranks % 100 == 0) rows.insert(rows.begin(), order[k - 1]);
    percentiles.push_back({name, percent, std::move(rows)});
  }
  return percentiles;
}

}  // namespace pepiniere::metrics
