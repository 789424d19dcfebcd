// gzip, whole strings at a time.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace pepiniere::gateway {

std::string Gzip(std::string_view plain);
// INVALID_ARGUMENT for what is no gzip; RESOURCE_EXHAUSTED for what is larger than `max_bytes` once unpacked, of which
// no more than that is ever held.
absl::StatusOr<std::string> Gunzip(std::string_view packed, std::size_t max_bytes);

}  // namespace pepiniere::gateway
