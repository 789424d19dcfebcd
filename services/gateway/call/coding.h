// How messages are compressed on their way: not at all, or by gzip.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace pepiniere::gateway {

// UNIMPLEMENTED, saying what there is, for a coding that is neither "identity", "gzip" nor empty.
absl::Status CheckCoding(std::string_view coding);
// The bytes behind a coding that was checked. INVALID_ARGUMENT for what it cannot have made, RESOURCE_EXHAUSTED past
// `max_bytes`.
absl::StatusOr<std::string> Decode(std::string_view coding, std::string bytes, std::size_t max_bytes);

}  // namespace pepiniere::gateway
