// Which plans a catalogue is about.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/pep/kit/session.h"
#include "pepiniere/policy/v1/plan.pb.h"

namespace pepiniere::pep {

// Those that are named, as they were typed; all that there are where none is.
absl::StatusOr<std::vector<policy::v1::Plan>> PlansAsked(Session& session, const std::vector<std::string>& typed);

}  // namespace pepiniere::pep
