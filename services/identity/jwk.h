// The issuer's public keys (RFC 7517), as OpenSSL takes them.
#pragma once

#include <openssl/evp.h>

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace pepiniere::identity {

// The only algorithms: both asymmetric, so that no public key can be mistaken for a shared secret.
enum class Algorithm { kRs256, kEs256 };

// A key can verify one algorithm, whatever a token says: RSA keys RS256, P-256 keys ES256.
struct VerificationKey {
  Algorithm algorithm;
  std::shared_ptr<EVP_PKEY> key;
};

// Keys by `kid` ("" for a key without one).
using KeySet = std::map<std::string, VerificationKey, std::less<>>;

// The signature keys of a JWK set. Keys that are not for us (other types, other curves, `use` other than "sig", an RSA
// modulus under 2048 bits) are left out. INVALID_ARGUMENT if the text is no JWK set or no key of it is usable.
absl::StatusOr<KeySet> ParseKeySet(std::string_view json);

}  // namespace pepiniere::identity
