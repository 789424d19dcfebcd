// Signing JSON Web Tokens with a key of ours: the development issuer's. Other servers only verify (jwt.h).
#pragma once

#include <openssl/evp.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace pepiniere::identity {

class Signer {
 public:
  // A PEM private key. INVALID_ARGUMENT if it is neither RSA nor EC P-256; the file system's error if it cannot be
  // read.
  static absl::StatusOr<Signer> Read(const std::filesystem::path& file);

  // As headers ("RS256", "ES256") and key sets ("RSA", "EC") name them.
  std::string_view algorithm() const { return elliptic_ ? "ES256" : "RS256"; }
  std::string_view key_type() const { return elliptic_ ? "EC" : "RSA"; }

  // The token of these two JSON texts: three parts of base64url.
  absl::StatusOr<std::string> Sign(std::string_view header, std::string_view claims) const;

 private:
  Signer(std::shared_ptr<EVP_PKEY> key, bool elliptic) : key_(std::move(key)), elliptic_(elliptic) {}

  std::shared_ptr<EVP_PKEY> key_;
  bool elliptic_;
};

}  // namespace pepiniere::identity
