// Recusals: what is recorded of one, what follows from it, and those that the service finds by itself.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/base/stored.h"
#include "services/cohort/api/context.h"
#include "services/cohort/domain/application.h"
#include "services/cohort/domain/conflict.h"
#include "services/cohort/domain/juror.h"
#include "services/journal/unit.h"

namespace pepiniere::cohort::api {

// What follows from a conflict that was recorded: what its juror marked of that application is void, and they are on
// the panel of none of its hearings.
absl::Status Recuse(journal::Unit& unit, const base::Stored<Conflict>& conflict);

// Records the conflicts that are not known yet, of a juror with the applications to the call, of an application with
// its jurors, and of all with all. How many.
absl::StatusOr<int> DetectOfJuror(const Context& context, journal::Unit& unit, const base::Stored<Juror>& juror);
absl::StatusOr<int> DetectOfApplication(const Context& context, journal::Unit& unit,
                                        const base::Stored<Application>& application);
absl::StatusOr<int> DetectInCall(const Context& context, journal::Unit& unit, const std::string& call);

}  // namespace pepiniere::cohort::api
