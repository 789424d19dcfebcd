// A unary call: one request, one reply. See dispatcher.h.
#pragma once

#include <utility>

#include "absl/status/statusor.h"
#include "grpcpp/support/server_callback.h"
#include "services/rpc/call.h"

namespace pepiniere::rpc {

template <class Request, class Reply, class Handler>
class UnaryCall final : public grpc::ServerUnaryReactor, private Call {
 public:
  UnaryCall(const MountedMethod& method, grpc::CallbackServerContext& context, const Request& request, Reply& reply,
            Handler handler)
      : Call(method, context, method.floor->limits.default_deadline, method.floor->limits.max_deadline),
        request_(request),
        reply_(reply),
        handler_(std::move(handler)) {}

  void Start() { method().floor->calls->Submit(*this); }

 private:
  void Run() override {
    Received(request_.ByteSizeLong());
    absl::Status status = Enter(&request_);
    if (status.ok()) status = Guarded([this] { return Answer(request_); });
    if (NamesNothing(status)) {
      Request resolved = request_;
      status = Guarded([&] { return AnswerResolved(resolved, status); });
    }
    Finish(Leave(std::move(status)));
  }
  void Refuse(absl::Status why) override { Finish(Leave(std::move(why))); }
  void OnDone() override {
    Record();
    delete this;
  }

  // With names of today in the place of former ones, if it is these that failed the call.
  absl::Status AnswerResolved(Request& request, const absl::Status& failure) {
    const absl::StatusOr<bool> resolved = Resolve(request);
    if (!resolved.ok() || !*resolved) return failure;
    absl::Status status = Check(request);
    return status.ok() ? Answer(request) : status;
  }

  absl::Status Answer(const Request& request) {
    absl::StatusOr<Reply> reply = handler_(scope(), request);
    if (!reply.ok()) return reply.status();
    reply_ = *std::move(reply);
    return Screen(reply_);
  }

  const Request& request_;
  Reply& reply_;
  Handler handler_;
};

}  // namespace pepiniere::rpc
