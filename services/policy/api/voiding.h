// Decisions that are found void: somebody voted who should not have.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/base/stored.h"
#include "services/journal/unit.h"
#include "services/policy/resources/decision.h"
#include "services/policy/resources/session.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::policy::api {

// What a decision becomes that is found void, with what follows: the proposal that it moved is before the committee
// again, and what was sent by it and not answered is taken back. FAILED_PRECONDITION (ANSWERED) once an authority
// decided.
absl::StatusOr<resources::Decision> Voided(const rpc::CallScope& call, journal::Unit& unit,
                                           const base::Stored<resources::Decision>& before, const std::string& reason);

// Voids what a member of that session (an id) decided on and is now recused from.
absl::Status VoidVotesOf(const rpc::CallScope& call, journal::Unit& unit, const std::string& session,
                         const resources::Recusal& recusal);

}  // namespace pepiniere::policy::api
