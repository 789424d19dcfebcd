// A client's stream: many messages, one reply. See service.h.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>

#include "absl/status/status.h"
#include "grpcpp/support/byte_buffer.h"
#include "grpcpp/support/server_callback.h"
#include "services/rpc/call.h"
#include "services/rpc/handlers.h"

namespace pepiniere::rpc {

// The handler runs on a thread of the stream executor and blocks in Next; gRPC's callbacks fill a small buffer beside
// it. At most one read is outstanding, and none is started while the buffer is full: HTTP/2 flow control then holds
// the client back. The handler sees no message that its sender may not send: see Call::CheckNext.
class ClientStreamCall final : public grpc::ServerReadReactor<grpc::ByteBuffer>,
                               private Call,
                               private MessageReader<AnyMessage> {
 public:
  // It frees itself. `handler` must outlive the server's calls.
  static grpc::ServerReadReactor<grpc::ByteBuffer>* Start(const MountedMethod& method,
                                                          grpc::CallbackServerContext& context, grpc::ByteBuffer& reply,
                                                          const ClientStreamHandler& handler);

 private:
  // Messages, and bytes: large ones are not read ahead of one another.
  static constexpr std::size_t kBuffer = 2;
  static constexpr std::size_t kBufferBytes = 1 << 20;

  ClientStreamCall(const MountedMethod& method, grpc::CallbackServerContext& context, grpc::ByteBuffer& reply,
                   const ClientStreamHandler& handler);

  void Run() override;
  void Refuse(absl::Status why) override { Finish(Leave(std::move(why))); }
  absl::Status Answer();

  bool Next(AnyMessage& message) override;
  // Waits for the next message's bytes. False if there is none.
  bool Take(grpc::ByteBuffer& bytes);
  absl::Status Read(const grpc::ByteBuffer& bytes, AnyMessage& message);
  absl::Status status() const override;

  // Starts a read if none is under way and there is room for what it brings.
  void ReadAhead(std::unique_lock<std::mutex>& lock);
  bool HasRoom() const;
  void OnReadDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;

  grpc::ByteBuffer& reply_;
  const ClientStreamHandler& handler_;

  mutable std::mutex mutex_;  // of what follows
  std::condition_variable arrived_;
  std::deque<grpc::ByteBuffer> buffer_;
  grpc::ByteBuffer incoming_;
  absl::Status broken_;
  bool reading_ = false;
  bool ended_ = false;
  bool cancelled_ = false;
};

}  // namespace pepiniere::rpc
