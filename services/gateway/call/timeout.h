// How long a client waits.
#pragma once

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/gateway/http/message.h"

namespace pepiniere::gateway {

// As connect-timeout-ms ("1500") or grpc-timeout ("1500m") says; infinite if neither is there. INVALID_ARGUMENT for
// what is no timeout.
absl::StatusOr<absl::Duration> TimeoutOf(const Headers& headers);

}  // namespace pepiniere::gateway
