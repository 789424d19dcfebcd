// Every formula there is: those of the compute room, and those of points, which definitions and objectives say.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pepiniere/metrics/v1/formula.pb.h"
#include "services/metrics/compute/formulas.h"

namespace pepiniere::metrics::api {

inline constexpr std::string_view kUsage = "usage", kOnlineShare = "online_share", kImpact = "impact",
                                  kForecast = "forecast";

// By name: those of before too.
const std::vector<Formula>& AllFormulas();
// Whether figures are computed by it.
bool IsCurrent(const Formula& formula);
// "cycle_time", or "cycle_time@1" for a version, of those by which figures are computed; null: there is none such.
const Formula* FindAsked(std::string_view asked);
// The same of all there are or were.
const Formula* FindVersion(std::string_view asked);
// What is wrong with an indicator that there is not: `"usge" is no indicator: did you mean 'usage'?`.
std::string NoIndicator(std::string_view asked);
// Whether it is computed from points.
bool IsOfPoints(std::string_view indicator);
v1::Formula Told(const Formula& formula);

}  // namespace pepiniere::metrics::api
