// Which person somebody is, whom an identity provider knows by a subject, or a certificate names.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/identity/principal.h"

namespace pepiniere::identity {

class PersonSource {
 public:
  virtual ~PersonSource() = default;
  // The name of the person ("persons/...") who signs in as the subject of that issuer; its claims are for one who is
  // seen for the first time. Empty for a certificate that stands for nobody, and never for a token. Asked at each call,
  // from several threads, and may block: an implementation caches. UNAUTHENTICATED, which the caller is told, for a
  // token that was issued before its person was erased (SIGN_IN_ERASED). Any other error makes the call UNAVAILABLE:
  // nothing is recorded under a name that is not theirs.
  virtual absl::StatusOr<std::string> PersonOf(const Principal& caller, absl::Time now) = 0;
  // Somebody was erased: what is cached counts no more.
  virtual void Forget() {}
};

}  // namespace pepiniere::identity
