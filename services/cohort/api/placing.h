// A run of the matching, in one transaction.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "pepiniere/cohort/v1/placement.pb.h"
#include "services/base/stored.h"
#include "services/cohort/domain/placement.h"
#include "services/cohort/domain/review.h"
#include "services/journal/unit.h"
#include "services/rehearsal/rehearse.h"

namespace pepiniere::cohort::api {

// What a run asks for.
struct PlacingAsked {
  std::string call;  // an id
  ReviewStage stage = ReviewStage::kFile;
  bool fresh = false;
};

absl::StatusOr<base::Stored<Placement>> RunPlacing(journal::Unit& unit, const PlacingAsked& asked);

// Publishes a placement of a call that is held, with its rankings; makes its offers, and supersedes others.
// `keep_rankings`: though the jury said something else since these were run.
absl::StatusOr<Placement> PublishPlacement(journal::Unit& unit, const base::Stored<Placement>& before,
                                           bool keep_rankings);

// Adds who has which seat of a call (an id), who waits, and which places nobody has.
void AddResults(const std::string& call, const rehearsal::Rehearsed& done, v1::PlacementRun& told);

}  // namespace pepiniere::cohort::api
