// The history of issues, a line a change: issue, field, from, to, at.
#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "services/metrics/ingest/finding.h"
#include "services/metrics/ingest/reading.h"

namespace pepiniere::metrics {

// One item an issue, of its lines in whatever order. The fields that are read, in French and in English:
//   status            a transition, by Reading::words; a line whose word is not known is left out
//   story points      an estimate; that it was taken away is noted, and changes nothing
//   sprint            sprints joined and left, several parted by commas
//   created           when it was asked for
//   type, summary     what `to` says
// Of others nothing is read; a finding says which. INVALID_ARGUMENT "FIELD: WHY" (ProblemOf): no table, or a column is
// missing; `from` may be.
absl::StatusOr<Told> ReadChangelog(std::string_view text, const Reading& reading);

}  // namespace pepiniere::metrics
