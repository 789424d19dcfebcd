// The export of "Je donne mon avis": a line a review, with its date in UTC.
#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "services/metrics/ingest/finding.h"
#include "services/metrics/ingest/reading.h"

namespace pepiniere::metrics {

// Counts by form and local day. The answers are those to "Comment s'est passée cette démarche pour vous ?", or else to
// the first question that is answered with "Très bien", "Moyen" or "Pas bien". Of other questions, and so of what
// people wrote in their own words, nothing is read. A review that is there twice counts once; one without an answer
// does not count, which a finding says. Days are replaced: a file that begins or ends within a day tells less of it
// than there is. INVALID_ARGUMENT "FIELD: WHY" (ProblemOf): no table, or a column is missing.
absl::StatusOr<Told> ReadJdma(std::string_view text, const Reading& reading);

}  // namespace pepiniere::metrics
