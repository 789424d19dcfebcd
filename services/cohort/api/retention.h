// How long applications are kept: as long as their call says, from the decision on.
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/resource/context.h"

namespace pepiniere::cohort::api {

// Erases those that are no longer kept, each in a transaction of its own, and counts them. Those that are left when
// there is no time any more, or that cannot be read, wait for the next turn: the first error, after all were tried.
absl::Status EraseExpired(const resource::Context& context, absl::Time deadline);

}  // namespace pepiniere::cohort::api
