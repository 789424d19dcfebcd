// A file of the user's, read whole.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "clients/pep/kit/messages.h"

namespace pepiniere::pep {

// "-" is the standard input. A usage error where it cannot be read.
absl::StatusOr<std::string> ReadTextFile(const std::string& path, const Messages& say);

// What the user calls the file at a path.
std::string CalledFile(const std::string& path, const Messages& say);

}  // namespace pepiniere::pep
