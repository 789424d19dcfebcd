// How gRPC-Web says that a call ended.
#pragma once

#include <string>
#include <string_view>

#include "grpcpp/support/status.h"
#include "services/gateway/http/message.h"

namespace pepiniere::gateway {

// grpc-status, grpc-message, grpc-status-details-bin.
Headers GrpcStatusHeaders(const grpc::Status& status);
// The payload of the trailers' frame.
std::string GrpcWebTrailers(const grpc::Status& status, const Headers& trailing);
// A message as grpc-message carries it: what is not printable ASCII, and '%', is escaped.
std::string GrpcMessage(std::string_view message);

}  // namespace pepiniere::gateway
