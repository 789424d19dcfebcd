// What became of what proposals cite of somebody's, and of which whoever said it was told.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/policy/domain/proposal_state.h"

namespace pepiniere::db {
class Database;
class Session;
}  // namespace pepiniere::db

namespace pepiniere::policy::store {

enum class Happening { kCited, kMoved, kSilent, kInForce };

struct UntoldOutcome {
  std::string proposal;  // an id
  int evidence = 0;      // its number
  // Names it among all that became of that evidence.
  std::string fact;
  Happening happening{};
  std::optional<ProposalState> state{};  // where it moved to
  std::string consequence;               // a name
  absl::Time at;
};
// From the oldest on, `most` of them: of ideas and of counts of constraints that proposals cite which everybody reads,
// what was done after they were cited. That an answer did not come in time follows from the clock, whoever looked when;
// that a text is in force, from its day.
absl::StatusOr<std::vector<UntoldOutcome>> UntoldOutcomes(db::Database& db, absl::Time deadline, absl::Time now,
                                                          int most);
// `problem`: why nobody can be told of it; empty: they were told.
absl::Status KeepToldOutcome(db::Session& session, const UntoldOutcome& outcome, absl::Time now,
                             const std::string& problem = "");

}  // namespace pepiniere::policy::store
