// Letters about the steps of proposals: everybody whose words or vote one carries hears of each.
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/resource/context.h"

namespace pepiniere::policy::api {

// Queues those that were not queued yet, a part of them, as often as there is time. Nobody is told of a step twice, nor
// of what they did themselves.
absl::Status TellOfSteps(const resource::Context& context, absl::Time deadline);

}  // namespace pepiniere::policy::api
