// What became of what proposals cite, for whoever said it: their receipts are the feedback service's.
#pragma once

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/policy/peers/contributions.h"
#include "services/resource/context.h"

namespace pepiniere::policy::api {

// Has those told who were not yet, in the order in which it came about, a part of them: whether there is more. Each is
// written down once it is told, so that whoever dies between the two tells it again, which gives no second receipt. An
// error holds up all that follows, but where asking again is of no use.
absl::StatusOr<bool> TellOutcomes(const resource::Context& context, const peers::Contributions& contributions,
                                  absl::Time deadline);

}  // namespace pepiniere::policy::api
