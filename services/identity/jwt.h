// JSON Web Tokens (RFC 7519), verified with OpenSSL. Not with libjwt: its 1.x takes the algorithm from the token and
// one key a call, and leaves `iss`, `aud`, `nbf`, key ids and key types to its caller; what remains is two base64
// blocks and one EVP_DigestVerify, with less between the reader and what is being decided.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/identity/key_ring.h"
#include "services/identity/principal.h"

namespace pepiniere::identity {

// What a token must say to be accepted.
struct TokenRules {
  std::string issuer;
  std::string audience;
  std::string roles_claim;
  absl::Duration leeway;
};

// Whose token it says it is (`iss`), which is yet to be verified; empty if it says nothing of it. UNAUTHENTICATED for
// what is no signed JWT.
absl::StatusOr<std::string> IssuerOf(std::string_view token);

struct VerifiedToken {
  Principal principal;
  absl::Time expires;  // with the leeway
};

class JwtVerifier {
 public:
  // `keys` must outlive this.
  JwtVerifier(TokenRules rules, KeyRing& keys) : rules_(std::move(rules)), keys_(keys) {}

  // The principal of a token that is signed by a known key with that key's algorithm (RS256 or ES256), comes from the
  // issuer, is meant for the audience, has a subject, and is valid at `now`. UNAUTHENTICATED otherwise, with a reason
  // that never repeats the token; UNAVAILABLE if the keys could not be had.
  absl::StatusOr<VerifiedToken> Verify(std::string_view token, absl::Time now) const;

 private:
  const TokenRules rules_;
  KeyRing& keys_;
};

}  // namespace pepiniere::identity
