// How a proposal moves, whatever moves it: by the table of domain/proposal_move.h, with a step that says so, in the
// transaction of what moves it.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/base/stored.h"
#include "services/journal/unit.h"
#include "services/policy/domain/proposal_move.h"
#include "services/policy/resources/proposal.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::policy::api {

using StoredProposal = base::Stored<resources::Proposal>;

struct Moving {
  ProposalMove move{};
  Requirements met{};  // beside those that the proposal and who calls answer by themselves
  std::string reason{};
  std::string cause{};  // a name
};

// Who the caller is to that proposal.
Actors ActorsOf(const rpc::CallScope& call, const resources::Proposal& proposal);

// What the proposal becomes. FAILED_PRECONDITION (ILLEGAL_TRANSITION) with what is allowed, or with all that is
// missing. `by`: who moves it.
absl::StatusOr<resources::Proposal> Moved(const rpc::CallScope& call, const journal::Unit& unit,
                                          const StoredProposal& before, Actors by, const Moving& moving);

// What stands still: FAILED_PRECONDITION (FROZEN) unless what it says may be changed in its state.
absl::Status CheckNotFrozen(const StoredProposal& proposal);

// Writes what somebody's move made of a locked proposal, with its step and its version.
absl::StatusOr<StoredProposal> WriteProposal(journal::Unit& unit, const StoredProposal& before,
                                             const resources::Proposal& now, const std::string& amendment = "");
// The step and the version alone, of what was written. `before`: null where it was begun.
absl::Status KeepWay(journal::Unit& unit, const resources::Proposal* before, const StoredProposal& after,
                     const std::string& amendment = "");

// A proposal by its id, locked. NOT_FOUND.
absl::StatusOr<StoredProposal> LockProposal(journal::Unit& unit, const std::string& id);

// "proposals/2026-3" of its id.
std::string ProposalName(std::string_view id);

}  // namespace pepiniere::policy::api
