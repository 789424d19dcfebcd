// Messages as gRPC's bytes.
#pragma once

#include "absl/status/status.h"
#include "google/protobuf/message.h"
#include "grpcpp/support/byte_buffer.h"

namespace pepiniere::rpc {

// INVALID_ARGUMENT, reason MALFORMED_REQUEST, if these bytes are no such message.
absl::Status ReadMessage(const grpc::ByteBuffer& bytes, google::protobuf::Message& message);

// In the place of what `bytes` had. INTERNAL for a message beyond what protobuf writes (2 GiB).
absl::Status WriteMessage(const google::protobuf::Message& message, grpc::ByteBuffer& bytes);

}  // namespace pepiniere::rpc
