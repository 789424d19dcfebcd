// Points that are sent, and what became of them.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "clients/pep/kit/session.h"
#include "clients/pep/kit/write_flags.h"
#include "pepiniere/metrics/v1/point.pb.h"

namespace pepiniere::pep {

struct IngestFlags : WriteFlags {
  std::string project, file, source;
};

// Sends the points of a CSV file as a stream, shows how many became what, and says which were refused and why.
// OUT_OF_RANGE, after all others were kept, where some were.
absl::Status IngestFile(Session& session, const IngestFlags& flags);

// Lists what became of each; INVALID_ARGUMENT, after the list, where some were refused.
absl::Status ShowPointResults(Session& session, const metrics::v1::IngestPointsResponse& reply);

}  // namespace pepiniere::pep
