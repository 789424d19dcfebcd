// A server's stream: one request, many messages. See dispatcher.h.
#pragma once

#include <memory>
#include <utility>

#include "absl/status/statusor.h"
#include "grpcpp/support/server_callback.h"
#include "services/rpc/message_source.h"
#include "services/rpc/pulled_stream.h"

namespace pepiniere::rpc {

// The one message that a stream holds, and where it comes from.
template <class Request, class Message, class Handler>
class ServerStreamCall final : public grpc::ServerWriteReactor<Message>, private PulledStream {
 public:
  ServerStreamCall(const MountedMethod& method, grpc::CallbackServerContext& context, const Request& request,
                   Handler handler)
      : PulledStream(method, context), request_(request), handler_(std::move(handler)) {}

  void Start() { Open(); }

 private:
  absl::Status Begin() override {
    Received(request_.ByteSizeLong());
    if (absl::Status entered = Enter(&request_); !entered.ok()) return entered;
    absl::StatusOr<std::unique_ptr<MessageSource<Message>>> source = handler_(scope(), request_, [this] { Wake(); });
    if (!source.ok()) return source.status();
    source_ = *std::move(source);
    return absl::OkStatus();
  }

  absl::StatusOr<bool> Pull() override {
    message_ = Message();  // gives its memory back, which Clear would not
    absl::StatusOr<bool> any = source_->Next(message_);
    if (!any.ok() || !*any) return any;
    // The message was made for who the caller was: a role that was taken back meanwhile sees no more.
    if (absl::Status same = CheckStillTheSame(); !same.ok()) return same;
    if (absl::Status screened = Screen(message_); !screened.ok()) return screened;
    return true;
  }
  void Heartbeat() override {
    message_ = Message();
    source_->Heartbeat(message_);
  }

  std::size_t Bytes() const override { return message_.ByteSizeLong(); }
  void Write() override { this->StartWrite(&message_); }
  void Finish(grpc::Status status) override { grpc::ServerWriteReactor<Message>::Finish(std::move(status)); }

  void OnWriteDone(bool ok) override { Written(ok); }
  void OnCancel() override { Cancelled(); }
  void OnDone() override {
    Close();
    delete this;
  }

  const Request& request_;
  Handler handler_;
  Message message_;
  // Last: while it goes, it may still wake us.
  std::unique_ptr<MessageSource<Message>> source_;
};

}  // namespace pepiniere::rpc
