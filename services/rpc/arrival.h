// A message of a client's stream as it came. By itself, gRPC takes bytes that are not the message for the end of the
// stream, and what a client believes to have said would be left out without a word.
#pragma once

#include "grpcpp/impl/codegen/proto_utils.h"
#include "grpcpp/impl/serialization_traits.h"
#include "grpcpp/support/byte_buffer.h"

namespace pepiniere::rpc {

template <class Message>
struct Arrival {
  Message message;
  bool sound = true;  // false: these bytes are no Message
};

}  // namespace pepiniere::rpc

namespace grpc {

template <class Message>
class SerializationTraits<pepiniere::rpc::Arrival<Message>, void> {
 public:
  static Status Deserialize(ByteBuffer* bytes, pepiniere::rpc::Arrival<Message>* arrival) {
    arrival->sound = SerializationTraits<Message>::Deserialize(bytes, &arrival->message).ok();
    return Status::OK;
  }
};

}  // namespace grpc
