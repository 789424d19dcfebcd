// Whether a server serves: grpc.health.v1.
#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "grpcpp/channel.h"

namespace pepiniere::clients {

// Whether the server as a whole is SERVING. Anything that kept it from answering within `patience` is an error.
absl::StatusOr<bool> IsServing(const std::shared_ptr<grpc::Channel>& channel, absl::Duration patience);

}  // namespace pepiniere::clients
