// How a call ended.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "grpcpp/support/byte_buffer.h"
#include "grpcpp/support/status.h"
#include "services/gateway/http/message.h"

namespace pepiniere::gateway {

struct Outcome {
  grpc::Status status{};
  std::string message{};  // a unary call's, in Protobuf
  Headers leading{};
  Headers trailing{};
};

// What a service would have said: with an ErrorInfo, and the status's own details.
grpc::Status Refusal(const absl::Status& status);

std::string ToBytes(const grpc::ByteBuffer& buffer);
grpc::ByteBuffer ToBuffer(const std::string& bytes);

}  // namespace pepiniere::gateway
