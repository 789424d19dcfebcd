// Where an issuer of tokens publishes its keys: OpenID Connect Discovery 1.0.
#pragma once

#include <string>

#include "services/identity/key_ring.h"

namespace pepiniere::identity {

// The keys at the `jwks_uri` of {issuer}/.well-known/openid-configuration, which is read anew each time: an issuer may
// move its keys. UNAVAILABLE if one of the two does not answer, FAILED_PRECONDITION if the description is none, is
// another issuer's, or points to a place that cannot be believed (see MayCarryKeys).
KeySource KeysFromIssuer(std::string issuer, std::string ca_file = {});

}  // namespace pepiniere::identity
