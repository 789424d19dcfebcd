// Errors on their way to a gRPC caller.
#pragma once

#include <string_view>

#include "absl/status/status.h"
#include "grpcpp/support/status.h"

namespace pepiniere::rpc {

// What the caller gets: details packed in grpc-status-details-bin, as much of them as every client takes (see
// short_status.h). The words of INTERNAL and of storage errors that no builder above has made stay in the server's log;
// the caller gets the trace id to ask about.
grpc::Status ToGrpc(const absl::Status& status, std::string_view trace_id);
// The same of a status whose words and details are meant for the caller as they are, with an ErrorInfo if it had none.
grpc::Status Pack(const absl::Status& status);

}  // namespace pepiniere::rpc
