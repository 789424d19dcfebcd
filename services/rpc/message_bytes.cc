#include "services/rpc/message_bytes.h"

#include "grpcpp/impl/codegen/proto_utils.h"
#include "grpcpp/support/proto_buffer_reader.h"
#include "grpcpp/support/proto_buffer_writer.h"
#include "services/aip/errors.h"

namespace pepiniere::rpc {

absl::Status ReadMessage(const grpc::ByteBuffer& bytes, google::protobuf::Message& message) {
  grpc::ByteBuffer reading(bytes);  // shares the bytes
  grpc::ProtoBufferReader reader(&reading);
  if (reader.status().ok() && message.ParseFromZeroCopyStream(&reader)) return absl::OkStatus();
  return aip::Failure(absl::StatusCode::kInvalidArgument, "MALFORMED_REQUEST",
                      "the bytes of the request are not the method's message");
}

absl::Status WriteMessage(const google::protobuf::Message& message, grpc::ByteBuffer& bytes) {
  bytes.Clear();
  bool own = false;
  const grpc::Status written =
      grpc::GenericSerialize<grpc::ProtoBufferWriter, google::protobuf::Message>(message, &bytes, &own);
  return written.ok() ? absl::OkStatus() : absl::InternalError(written.error_message());
}

}  // namespace pepiniere::rpc
