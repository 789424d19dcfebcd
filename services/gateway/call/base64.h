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

// Text that comes in pieces, wherever they are cut; what a client encoded by itself may end in padding.
class Base64Stream {
 public:
  // The bytes that are whole; nothing for what is no base64, after which nothing can follow.
  std::optional<std::string> Push(std::string_view text);
  // Whether the text so far ends with a byte.
  bool complete() const { return rest_.empty(); }

 private:
  std::string rest_;  // fewer than four characters
};

}  // namespace pepiniere::gateway
