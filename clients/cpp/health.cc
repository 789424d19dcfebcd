#include "clients/cpp/health.h"

#include "absl/time/clock.h"
#include "clients/cpp/status.h"
#include "google/protobuf/wrappers.pb.h"
#include "grpcpp/generic/generic_stub.h"
#include "grpcpp/support/proto_buffer_reader.h"

namespace pepiniere::clients {
namespace {

constexpr char kCheck[] = "/grpc.health.v1.Health/Check";
constexpr int kServing = 1;

}  // namespace

// By its wire format, which Debian ships no header for: an empty request asks about the whole server, and the answer
// has one field, number 1, an enumeration: what Int32Value reads.
absl::StatusOr<bool> IsServing(const std::shared_ptr<grpc::Channel>& channel, absl::Duration patience) {
  grpc::GenericStub stub(channel);
  grpc::ClientContext context;
  context.set_deadline(absl::ToChronoTime(absl::Now() + patience));
  grpc::CompletionQueue queue;
  const grpc::Slice nothing;
  const auto call = stub.PrepareUnaryCall(&context, kCheck, grpc::ByteBuffer(&nothing, 1), &queue);
  call->StartCall();
  grpc::ByteBuffer reply;
  grpc::Status status;
  call->Finish(&reply, &status, nullptr);
  void* tag = nullptr;
  bool ok = false;
  queue.Next(&tag, &ok);
  if (!status.ok()) return FromGrpc(status);
  google::protobuf::Int32Value health;
  grpc::ProtoBufferReader reader(&reply);
  if (!health.ParseFromZeroCopyStream(&reader)) return absl::UnknownError("not a health answer");
  return health.value() == kServing;
}

}  // namespace pepiniere::clients
