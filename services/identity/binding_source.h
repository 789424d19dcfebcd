// Roles that are kept here rather than by the identity provider.
#pragma once

#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/identity/principal.h"

namespace pepiniere::identity {

class BindingSource {
 public:
  virtual ~BindingSource() = default;
  // The roles that `principal` (the `sub` of a token of the first issuer, a name of a client certificate, what
  // CertificatePrincipal makes of it, or the name of a person) holds at `now`, beyond what its token or the table of
  // clients says. Asked at each call, from several threads: an implementation caches what it should not look up each
  // time. An error makes the call UNAVAILABLE: nobody is ever taken for somebody with fewer roles.
  virtual absl::StatusOr<std::vector<Binding>> BindingsOf(std::string_view principal, absl::Time now) = 0;
};

}  // namespace pepiniere::identity
