// What holding a session does, and what reopening it takes back. Within one write, with the committee locked.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/aip/errors.h"
#include "services/base/stored.h"
#include "services/journal/unit.h"
#include "services/portfolio/api/advance.h"
#include "services/portfolio/api/context.h"
#include "services/portfolio/domain/committee.h"
#include "services/portfolio/domain/project.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::portfolio::api {

// Whether a session of that committee hears the project: its incubator's own or shared by it; any, for the programme's.
bool Hears(const Committee& committee, const Project& project);

// What is measured of those projects of the agenda whose decision may ask for it; before the write.
Impacts ImpactsFor(const Context& context, const rpc::CallScope& call, const Committee& committee);

using Obstacles = std::vector<aip::PreconditionViolation>;

// All that stands in the way of holding a session today, that of the session itself first, then in the order of the
// agenda; none when it can be held.
absl::StatusOr<Obstacles> ObstaclesTo(journal::Unit& unit, const rpc::CallScope& call,
                                      const base::Stored<Committee>& committee, const Impacts& impacts);

// The committee as it is once held: each decision in the phase ledger and each grant in the funding lines of its
// project. FAILED_PRECONDITION, with nothing to keep, if anything stands in the way of any: a violation each, of type
// DECISION, TRANSITION, GATE, DATE or PROJECT.
absl::StatusOr<Committee> ApplyDecisions(journal::Unit& unit, const rpc::CallScope& call,
                                         const base::Stored<Committee>& committee, const Impacts& impacts);

// The committee as it is planned again: what holding it recorded is superseded. FAILED_PRECONDITION where a project has
// moved on since (MOVED_ON), and where it has gone to another incubator, unless `everywhere`: the caller may change
// every project (PROJECT).
absl::StatusOr<Committee> TakeBackDecisions(journal::Unit& unit, const base::Stored<Committee>& committee,
                                            const std::string& reason, bool everywhere);

}  // namespace pepiniere::portfolio::api
