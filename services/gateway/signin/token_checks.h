// Whether the provider's tokens are what they must be, before anybody is let in with them.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/base/clock.h"
#include "services/gateway/signin/options.h"
#include "services/identity/jwt.h"
#include "services/identity/key_ring.h"

namespace pepiniere::gateway {

struct CheckedAccess {
  std::string subject;
  absl::Time expires;
};

class TokenChecks {
 public:
  // `keys` and `clock` must outlive this.
  TokenChecks(const SignInOptions& options, identity::KeyRing& keys, const base::Clock& clock);

  // Whom an access token stands for, as the services will take it: UNAUTHENTICATED if they will not, UNAVAILABLE if the
  // issuer's keys cannot be had.
  absl::StatusOr<CheckedAccess> Access(std::string_view token) const;
  // What people call whom an ID token identifies. UNAUTHENTICATED if it is not for this client and this sign-in.
  absl::StatusOr<std::string> Name(std::string_view id_token, std::string_view nonce) const;

 private:
  const std::string client_id_;
  const identity::JwtVerifier access_, identity_;
  const base::Clock& clock_;
};

}  // namespace pepiniere::gateway
