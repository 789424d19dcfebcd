// Agreeing to something, for oneself: for commands of other services that ask for a consent.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "clients/pep/kit/session.h"
#include "clients/pep/kit/write_flags.h"

namespace pepiniere::pep {

struct ConsentFlags : WriteFlags {
  std::string purpose;  // "alumni"
  bool yes = false;     // do not ask
};

// Tells what is agreed to, asks, and agrees. A usage error where nobody can be asked, or says no.
absl::Status GiveConsent(Session& session, const ConsentFlags& flags);

}  // namespace pepiniere::pep
