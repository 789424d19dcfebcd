// Every formula there is: those of the compute room, and those of points, which definitions and objectives say.
#pragma once

#include <string_view>
#include <vector>

#include "pepiniere/metrics/v1/formula.pb.h"
#include "services/metrics/compute/formulas.h"

namespace pepiniere::metrics::api {

inline constexpr std::string_view kUsage = "usage", kOnlineShare = "online_share", kImpact = "impact",
                                  kForecast = "forecast";

// By indicator.
const std::vector<Formula>& AllFormulas();
// "cycle_time", or "cycle_time@1" for a version; null: there is none such.
const Formula* FindAsked(std::string_view asked);
// Whether it is computed from points.
bool IsOfPoints(std::string_view indicator);
v1::Formula Told(const Formula& formula);

}  // namespace pepiniere::metrics::api
