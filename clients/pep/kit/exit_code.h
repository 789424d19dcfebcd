// What pep's exit status says. Scripts rely on these: they never change.
#pragma once

#include <span>
#include <string>

#include "absl/status/status.h"
#include "clients/pep/kit/messages.h"

namespace pepiniere::pep {

enum class ExitCode {
  kOk = 0,
  kUnexpected = 1,
  kUsage = 2,
  kNotFound = 3,
  kRefused = 4,      // FAILED_PRECONDITION: the rules say no
  kNotAllowed = 5,   // PERMISSION_DENIED, UNAUTHENTICATED
  kConflict = 6,     // ABORTED, ALREADY_EXISTS
  kUnavailable = 7,  // UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED: worth trying again
  kInvalid = 8,      // INVALID_ARGUMENT, OUT_OF_RANGE
  kTampered = 9,     // DATA_LOSS: what is kept is not what was kept, or not what comes out again
};

ExitCode ExitCodeOf(const absl::Status& status);

// An error that pep found by itself, said in full already: nothing is put before or after it.
absl::Status InOwnWords(absl::StatusCode code, const std::string& complaint);
bool IsInOwnWords(const absl::Status& status);
// The command line is wrong in a way that only the command could see: ends in kUsage.
absl::Status UsageError(const std::string& complaint);

// The table of the codes, as --help prints it.
std::string ExitCodeHelp(const Messages& say);

}  // namespace pepiniere::pep
