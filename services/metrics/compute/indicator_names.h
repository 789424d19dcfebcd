// What people call each indicator, in every answer and on every terminal: the one place that says so.
#pragma once

#include <span>
#include <string_view>

namespace pepiniere::metrics {

struct IndicatorName {
  std::string_view id;  // "cycle_time"
  std::string_view french, english;
};

// Those of Formulas(), and usage, online_share, impact and forecast, which are computed from more than a history.
std::span<const IndicatorName> IndicatorNames();
// None for another id.
const IndicatorName* FindIndicatorName(std::string_view id);

}  // namespace pepiniere::metrics
