// Why a call did not get through, where that is more than that nobody is there.
#pragma once

#include "absl/status/status.h"
#include "clients/pep/kit/messages.h"
#include "clients/pep/kit/session.h"

namespace pepiniere::pep {

// The status as it is; or, if it says that the server does not answer and the server speaks something else than we do,
// the same code with what it speaks and what to type.
absl::Status ExplainUnreachable(absl::Status status, const GlobalOptions& options, const Messages& say);

}  // namespace pepiniere::pep
