// A unary call: one request, one reply. See service.h.
#pragma once

#include <memory>

#include "absl/status/status.h"
#include "grpcpp/support/byte_buffer.h"
#include "grpcpp/support/server_callback.h"
#include "services/base/unread.h"
#include "services/rpc/call.h"
#include "services/rpc/handlers.h"

namespace pepiniere::rpc {

class UnaryCall final : public grpc::ServerUnaryReactor, private Call {
 public:
  // It frees itself. `handler` must outlive the server's calls.
  static grpc::ServerUnaryReactor* Start(const MountedMethod& method, grpc::CallbackServerContext& context,
                                         const grpc::ByteBuffer& request, grpc::ByteBuffer& reply,
                                         const UnaryHandler& handler);

 private:
  UnaryCall(const MountedMethod& method, grpc::CallbackServerContext& context, const grpc::ByteBuffer& request,
            grpc::ByteBuffer& reply, const UnaryHandler& handler);

  void Run() override;
  void Refuse(absl::Status why) override { Finish(Leave(std::move(why))); }
  void OnDone() override;

  absl::Status ReadAndAnswer();
  absl::Status RoomForAnAnswer() const;
  // Calls again with today's names, if the call failed because the request has former ones.
  absl::Status AnswerResolved(AnyMessage& request, const absl::Status& failure);
  absl::Status Answer(const AnyMessage& request);
  // A page that is too large is asked for again, shorter: see aip/page_bound.h.
  absl::Status Ask(const AnyMessage& request);

  const grpc::ByteBuffer& request_;
  grpc::ByteBuffer& bytes_;
  const UnaryHandler& handler_;
  std::unique_ptr<AnyMessage> reply_;
  base::Unread::Held unread_;
};

}  // namespace pepiniere::rpc
