// Sprints, a line each: id, start, end, goal, closed.
#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "services/metrics/ingest/finding.h"
#include "services/metrics/ingest/reading.h"

namespace pepiniere::metrics {

// `end` is the first instant that is not in the sprint any more: a day alone stands for its beginning, and a finding
// says so. `goal` and `closed` may be missing; without the latter, a sprint is closed when its end has come.
// INVALID_ARGUMENT "FIELD: WHY" (ProblemOf): no table, or a column is missing.
absl::StatusOr<Told> ReadSprints(std::string_view text, const Reading& reading);

}  // namespace pepiniere::metrics
