// How a call ended.
#pragma once

#include <string>
#include <string_view>

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

// Whether whom the caller's token stands for was erased since it was issued.
bool EndsSession(const grpc::Status& status);

inline constexpr std::string_view kTooLarge = "TOO_LARGE";
// RESOURCE_EXHAUSTED for that reason: no other time is better, a smaller request is.
absl::Status TooLarge(std::string_view message);
// The same of what a parser found to be too large; any other status is as it was.
absl::Status Explain(const absl::Status& parsed);

std::string ToBytes(const grpc::ByteBuffer& buffer);
grpc::ByteBuffer ToBuffer(const std::string& bytes);

}  // namespace pepiniere::gateway
