// What a cluster asks: /healthz, whether the gateway lives; /readyz, whether it is any use.
#pragma once

#include <functional>

#include "absl/status/status.h"
#include "services/gateway/http/page.h"

namespace pepiniere::gateway::site {

// `ready` says whether the services answer, and if not why; it is asked for each probe, and should not block for long.
Routes Probes(std::function<absl::Status()> ready);

}  // namespace pepiniere::gateway::site
