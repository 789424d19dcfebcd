// What is wrong with a file that is to be ranked and placed, or with a run, said to people and to programs.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "clients/pep/kit/messages.h"
#include "services/rehearsal/fault.h"
#include "services/rehearsal/rehearse.h"
#include "services/rehearsal/run.h"

namespace pepiniere::pep {

// Of the file at a path. Ends in ExitCode::kInvalid, with all of them.
absl::Status InvalidFile(const std::string& path, const std::vector<rehearsal::Fault>& faults, const Messages& say);

// In kRefused, with whose order is open on which list, or who would lose a seat.
absl::Status RefusedRun(const std::string& path, const rehearsal::Rehearsed& refused, const Messages& say);

// In kTampered, with what shows it: the first difference, where the run can be computed again at all.
absl::Status OtherRun(const std::string& path, const rehearsal::Replay& replay, const Messages& say);

}  // namespace pepiniere::pep
