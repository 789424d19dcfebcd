// What holds with a probability of 50, 85 and 95 %.
#pragma once

#include <cstdint>
#include <optional>

namespace pepiniere::metrics {

struct Quantiles {
  std::optional<std::int64_t> p50 = {}, p85 = {}, p95 = {};  // none: not in kLongestForecast days

  friend bool operator==(const Quantiles&, const Quantiles&) = default;
};

}  // namespace pepiniere::metrics
