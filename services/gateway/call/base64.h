// base64, the way each protocol wants it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pepiniere::gateway {

std::string Base64(std::string_view bytes);          // padded
std::string Base64Unpadded(std::string_view bytes);  // as Connect and gRPC write it in headers
// Either alphabet, padded or not; nothing for anything else.
std::optional<std::string> FromBase64(std::string_view text);

}  // namespace pepiniere::gateway
