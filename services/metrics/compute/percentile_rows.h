// Which of the rows of a figure its percentiles are taken from.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "services/metrics/compute/figure.h"

namespace pepiniere::metrics {

struct PercentileRows {
  std::string_view name;  // "p50"
  int percent;
  std::vector<std::size_t> rows;  // by their place in the figure: one, or the two of which it is the mean
};
// None where it has no percentiles.
std::vector<PercentileRows> RowsAtPercentiles(const Figure& figure);

}  // namespace pepiniere::metrics
