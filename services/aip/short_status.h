// Errors that every client takes. A status travels in the trailing metadata, of which gRPC's own clients accept 8 KiB
// unless they are told otherwise: past that the call fails with another error altogether.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace pepiniere::aip {

inline constexpr std::size_t kMostMessageBytes = 400;   // each may become three when it is escaped
inline constexpr std::size_t kMostDetailBytes = 4'000;  // of all details and the message; base64 makes a third more

// The status with texts and lists that fit: texts are cut, a list (of field violations, of violations) keeps its first
// items, and its last one says "and 123 more", as does the message; ErrorInfo.metadata has the number under "more".
// What is short comes back as it is.
absl::Status Shortened(const absl::Status& status);

// At most `most` bytes of a text, whole characters, with an ellipsis where it was cut.
std::string Cut(std::string_view text, std::size_t most);

}  // namespace pepiniere::aip
