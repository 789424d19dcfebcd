// A server's stream: one request, many messages. See service.h.
#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "grpcpp/support/byte_buffer.h"
#include "grpcpp/support/server_callback.h"
#include "services/rpc/handlers.h"
#include "services/rpc/pulled_stream.h"

namespace pepiniere::rpc {

// The one message that a stream holds, as bytes, and where it comes from.
class ServerStreamCall final : public grpc::ServerWriteReactor<grpc::ByteBuffer>, private PulledStream {
 public:
  // It frees itself. `handler` must outlive the server's calls. The scope that it is given lives as long as the source;
  // its deadline is the stream's: reads of the source's want one of their own.
  static grpc::ServerWriteReactor<grpc::ByteBuffer>* Start(const MountedMethod& method,
                                                           grpc::CallbackServerContext& context,
                                                           const grpc::ByteBuffer& request,
                                                           const ServerStreamHandler& handler);

 private:
  ServerStreamCall(const MountedMethod& method, grpc::CallbackServerContext& context, const grpc::ByteBuffer& request,
                   const ServerStreamHandler& handler);

  absl::Status Begin() override;
  // Asks the handler for what the stream brings.
  absl::Status Answer();
  // The same again, if the request names something by a former name; else what it failed with.
  absl::Status AnswerResolved(const absl::Status& failure);
  absl::StatusOr<bool> Pull() override;
  void Heartbeat() override;
  absl::Duration HeartbeatWanted() const override { return source_->heartbeat(); }
  std::size_t Bytes() const override { return bytes_.Length(); }
  void Write() override { StartWrite(&bytes_); }
  void Finish(grpc::Status status) override;

  void OnWriteDone(bool ok) override { Written(ok); }
  void OnCancel() override { Cancelled(); }
  void OnDone() override;

  const grpc::ByteBuffer& request_bytes_;
  const ServerStreamHandler& handler_;
  std::unique_ptr<AnyMessage> request_;  // which the source may look at
  grpc::ByteBuffer bytes_;
  // Last: while it goes, it may still wake us.
  std::unique_ptr<MessageSource<AnyMessage>> source_;
};

}  // namespace pepiniere::rpc
