// Merging: a proposal goes on as another, which keeps the evidence and the authors of both.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/journal/unit.h"
#include "services/policy/api/proposal_moves.h"

namespace pepiniere::policy::api {

// Whether the proposal `into` (ids), which is locked by this, is another one and still judged or to be consulted on.
absl::StatusOr<bool> MayMergeInto(journal::Unit& unit, const std::string& from, const std::string& into);

// Copies the evidence of `from` to it, each with its original, and adds its authors.
absl::Status MergeInto(journal::Unit& unit, const StoredProposal& from, const std::string& into);

}  // namespace pepiniere::policy::api
