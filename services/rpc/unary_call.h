// A unary call: one request, one reply. See dispatcher.h.
#pragma once

#include <utility>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "grpcpp/support/server_callback.h"
#include "services/base/unread.h"
#include "services/rpc/call.h"
#include "services/rpc/errors.h"
#include "services/rpc/page_bound.h"

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
  // What an answer that nobody reads keeps: the message, its bytes on their way, and the call itself.
  static constexpr std::size_t kCopies = 3;
  static constexpr std::size_t kCallBytes = 8 << 10;

  void Run() override {
    Received(request_.ByteSizeLong());
    absl::Status status = Enter(&request_);
    if (status.ok()) status = RoomForAnAnswer();
    if (status.ok()) status = Guarded([this] { return Answer(request_); });
    if (NamesNothing(status)) {
      Request resolved = request_;
      status = Guarded([&] { return AnswerResolved(resolved, status); });
    }
    const std::size_t kept = kCallBytes + (status.ok() ? kCopies * reply_.ByteSizeLong() : 0);
    unread_ = method().floor->unread->Hold(kept, caller(), [this] { context().TryCancel(); });
    Finish(Leave(std::move(status)));
  }
  void Refuse(absl::Status why) override { Finish(Leave(std::move(why))); }
  void OnDone() override {
    Record();
    delete this;
  }

  absl::Status RoomForAnAnswer() const {
    if (!method().floor->unread->full()) return absl::OkStatus();
    return Exhausted("too many answers wait for those who asked for them; nothing was done", absl::Seconds(1));
  }

  // With names of today in the place of former ones, if it is these that failed the call.
  absl::Status AnswerResolved(Request& request, const absl::Status& failure) {
    const absl::StatusOr<bool> resolved = Resolve(request);
    if (!resolved.ok() || !*resolved) return failure;
    absl::Status status = Check(request);
    return status.ok() ? Answer(request) : status;
  }

  absl::Status Answer(const Request& request) {
    absl::StatusOr<Reply> reply = Ask(request);
    if (!reply.ok()) return reply.status();
    reply_ = *std::move(reply);
    return Screen(reply_);
  }

  // A page that is too large is asked for again, shorter: see page_bound.h.
  absl::StatusOr<Reply> Ask(const Request& request) {
    absl::StatusOr<Reply> reply = handler_(scope(), request);
    if constexpr (requires { request.page_size(), reply->next_page_token(); }) {
      if (!reply.ok() || reply->ByteSizeLong() <= kMaxPageBytes) return reply;
      Request less = request;
      while (reply.ok() && AskForLess(*reply, less)) {
        reply = Reply();  // gives its memory back before there is another
        reply = handler_(scope(), less);
      }
    }
    return reply;
  }

  const Request& request_;
  Reply& reply_;
  Handler handler_;
  base::Unread::Held unread_;
};

}  // namespace pepiniere::rpc
