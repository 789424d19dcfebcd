// The text of OpenMetrics 1.0: https://prometheus.io/docs/specs/om/open_metrics_spec/
#pragma once

#include <cstddef>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/metrics/ingest/finding.h"
#include "services/metrics/ingest/reading.h"

namespace pepiniere::metrics {

inline constexpr std::size_t kMostSamples = 50'000;
inline constexpr std::size_t kMostLabels = 30;
inline constexpr std::size_t kMostLabelBytes = 200;  // of a name, of a value

// Points of gauges, counters and what has no type; the labels of a sample are its dimensions. A counter's total is
// taken as it stands, under the counter's name without "_total".
//
// A text that does not follow the grammar, or does not end with "# EOF" because it was cut, is refused whole:
// INVALID_ARGUMENT "line 12: WHY" (ProblemOf). A sample that does but cannot be taken is refused by itself: no number,
// no timestamp (sent again, it would count twice), the clock of its source, a second one of the same labels and time.
// Kinds of which no point is made (histogram, summary, info, stateset) are noted once a family; exemplars and the time
// at which a counter was created are no points.
absl::StatusOr<Told> ReadOpenMetrics(std::string_view text, const Reading& reading);

}  // namespace pepiniere::metrics
