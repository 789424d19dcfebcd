// ActionableAgile's table of work items: ID, Link, Name, a column for each stage of the board with the day on which the
// item entered it, then Type and what else describes it.
#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "services/metrics/ingest/finding.h"
#include "services/metrics/ingest/reading.h"

namespace pepiniere::metrics {

// Link, Name and Type may be missing; without Type, stages end before the first column that holds no days. Each stage
// is read by its name (Reading::words), as being in progress if that says nothing, and the last one as done; a finding
// says how. An item was asked for when it entered a first stage that is to do. Lines whose days go backwards, or with
// an id that was there already, are left out. INVALID_ARGUMENT "FIELD: WHY" (ProblemOf): no table, no ID, no stage.
absl::StatusOr<Told> ReadActionableAgile(std::string_view text, const Reading& reading);

}  // namespace pepiniere::metrics
