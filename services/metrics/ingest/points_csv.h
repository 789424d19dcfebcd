// Points, a line each: metric, time, value, and, if there is one, revision; every other column is a dimension.
#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "services/metrics/ingest/finding.h"
#include "services/metrics/ingest/reading.h"

namespace pepiniere::metrics {

// In the order of the file: where a point is there twice, the later one counts, or the one of the higher revision. A
// cell that is empty is no dimension of its point. INVALID_ARGUMENT "FIELD: WHY" (ProblemOf): no table, or a column is
// missing.
absl::StatusOr<Told> ReadPoints(std::string_view text, const Reading& reading);

}  // namespace pepiniere::metrics
