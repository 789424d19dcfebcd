// Points on their way in, and what keeps one out. Field meanings are documented once, on the contract (point.proto).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/metrics/domain/definition.h"
#include "services/metrics/domain/dimension.h"

namespace pepiniere::metrics::domain {

// As a source tells it.
struct Point {
  std::string metric{};  // an id
  std::vector<Dimension> dimensions{};
  absl::Time time = absl::InfinitePast();
  double value = 0;
  std::int64_t revision = 0;  // 0: none
  bool withdrawn = false;
  std::string series{};  // the id of its series, where that is known, in place of metric and dimensions
};

// Numbered as in the contract.
enum class PointState { kCreated = 1, kUnchanged, kRestated, kRefused };
enum class PointReason {
  kNone,
  kUnknownMetric,
  kHiddenMetric,
  kRatio,
  kValue,
  kDimension,
  kTime,
  kFuture,
  kTooManySeries,
  kConflict,
  kNegative
};
// "UNKNOWN_METRIC"; empty for kNone.
std::string_view Symbol(PointReason reason);

inline constexpr double kMostValue = 1e15;
inline constexpr std::int64_t kMostRevision = 9'007'199'254'740'991;
inline constexpr int kMostSeries = 10'000;  // of a metric of a project

// What of a metric concerns a point of a project; none of that name: not known.
struct MetricFacts {
  bool known = false, deleted = false;
  Definition definition{};
};
// Why a point is refused, and where of it: `field` as the contract has it, "dimensions[0].value"; `column` as a file
// does, where a dimension is a column, "audience"; empty where the message names it. `message` reads after the column,
// and says what may be there instead.
struct PointFault {
  PointReason reason = PointReason::kNone;  // kNone: it is not refused
  std::string field{}, column{}, message{};
};
// What is wrong with it, whatever is there already. `project`: an id.
PointFault FaultOf(const Point& point, const MetricFacts& metric, std::string_view project, absl::Time now);
// What only those that are there can tell.
PointFault TooManySeries();
PointFault Conflict();

// Where a point of such a metric is kept: at the beginning of the day, week or month of Paris that `time` lies in.
absl::Time PlaceOf(absl::Time time, Period period);

}  // namespace pepiniere::metrics::domain
