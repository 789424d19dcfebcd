#include "services/rpc/server_stream_call.h"

#include <utility>

#include "services/rpc/message_bytes.h"

namespace pepiniere::rpc {

grpc::ServerWriteReactor<grpc::ByteBuffer>* ServerStreamCall::Start(const MountedMethod& method,
                                                                    grpc::CallbackServerContext& context,
                                                                    const grpc::ByteBuffer& request,
                                                                    const ServerStreamHandler& handler) {
  auto* call = new ServerStreamCall(method, context, request, handler);
  call->Open();
  return call;
}

ServerStreamCall::ServerStreamCall(const MountedMethod& method, grpc::CallbackServerContext& context,
                                   const grpc::ByteBuffer& request, const ServerStreamHandler& handler)
    : PulledStream(method, context), request_bytes_(request), handler_(handler), request_(method.request->New()) {}

absl::Status ServerStreamCall::Begin() {
  Received(request_bytes_.Length());
  if (absl::Status read = ReadMessage(request_bytes_, *request_); !read.ok()) return read;
  absl::Status status = Enter(request_.get());
  if (status.ok()) status = Answer();
  return NamesNothing(status) ? AnswerResolved(status) : status;
}

absl::Status ServerStreamCall::Answer() {
  auto source = handler_(scope(), *request_, [this] { Wake(); });
  if (!source.ok()) return source.status();
  source_ = *std::move(source);
  return absl::OkStatus();
}

absl::Status ServerStreamCall::AnswerResolved(const absl::Status& failure) {
  const absl::StatusOr<bool> resolved = Resolve(*request_);
  if (!resolved.ok() || !*resolved) return failure;
  absl::Status status = Check(*request_);
  return status.ok() ? Answer() : status;
}

absl::StatusOr<bool> ServerStreamCall::Pull() {
  const std::unique_ptr<AnyMessage> message(method().reply->New());
  absl::StatusOr<bool> any = source_->Next(*message);
  if (!any.ok() || !*any) return any;
  // The message was made for who the caller was: a role that was taken back meanwhile sees no more.
  if (absl::Status same = CheckStillTheSame(); !same.ok()) return same;
  if (absl::Status screened = Screen(*message); !screened.ok()) return screened;
  if (absl::Status written = WriteMessage(*message, bytes_); !written.ok()) return written;
  return true;
}

void ServerStreamCall::Heartbeat() {
  const std::unique_ptr<AnyMessage> message(method().reply->New());
  source_->Heartbeat(*message);
  WriteMessage(*message, bytes_).IgnoreError();  // a token and times are no 2 GiB
}

void ServerStreamCall::Finish(grpc::Status status) {
  grpc::ServerWriteReactor<grpc::ByteBuffer>::Finish(std::move(status));
}

void ServerStreamCall::OnDone() {
  Close();
  delete this;
}

}  // namespace pepiniere::rpc
