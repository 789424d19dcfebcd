// What we give to browsers to keep for us: they can neither read it nor change it. AES-256-GCM.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace pepiniere::gateway {

class CookieSealer {
 public:
  // Of keys, one a line (see SignInOptions::cookie_keys_file); empty lines and those that begin with '#' are none.
  // INVALID_ARGUMENT, with the number of the line, if one is not 32 bytes in base64, or if there is no key.
  static absl::StatusOr<CookieSealer> FromText(std::string_view keys);
  // The same of a file; of a random key if `file` is empty.
  static absl::StatusOr<CookieSealer> FromFile(const std::string& file);

  // Base64url; different each time. What is sealed for one purpose does not open for another. A key is good for four
  // billion seals.
  std::string Seal(std::string_view purpose, std::string_view text) const;
  // None if it was not sealed for this purpose with one of the keys, or has been changed.
  std::optional<std::string> Open(std::string_view purpose, std::string_view sealed) const;

 private:
  explicit CookieSealer(std::vector<std::string> keys) : keys_(std::move(keys)) {}

  std::vector<std::string> keys_;  // at least one
};

}  // namespace pepiniere::gateway
