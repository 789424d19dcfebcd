// What a server says the SHA-256 of, written to a file of the user's once it is whole.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "clients/pep/kit/messages.h"

namespace pepiniere::pep {

// DATA_LOSS where `content` is not what `sha256` (64 small hexadecimal digits) is of: nothing is written then. A usage
// error where the file cannot be written.
absl::Status WriteWhole(const std::string& file, std::string_view content, std::string_view sha256,
                        const Messages& say);
// The same of what has no sum.
absl::Status WriteTextFile(const std::string& file, std::string_view content, const Messages& say);

}  // namespace pepiniere::pep
