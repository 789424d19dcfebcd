#include "services/rpc/unary_call.h"

#include <cstddef>
#include <utility>

#include "absl/time/time.h"
#include "services/aip/errors.h"
#include "services/aip/page_bound.h"
#include "services/rpc/message_bytes.h"

namespace pepiniere::rpc {
namespace {

// What an answer that nobody reads keeps: its bytes, as gRPC has them and on their way, and the call itself.
constexpr std::size_t kCopies = 3;
constexpr std::size_t kCallBytes = 8 << 10;

}  // namespace

grpc::ServerUnaryReactor* UnaryCall::Start(const MountedMethod& method, grpc::CallbackServerContext& context,
                                           const grpc::ByteBuffer& request, grpc::ByteBuffer& reply,
                                           const UnaryHandler& handler) {
  auto* call = new UnaryCall(method, context, request, reply, handler);
  method.floor->calls->Submit(*call);
  return call;
}

UnaryCall::UnaryCall(const MountedMethod& method, grpc::CallbackServerContext& context, const grpc::ByteBuffer& request,
                     grpc::ByteBuffer& reply, const UnaryHandler& handler)
    : Call(method, context, method.floor->limits.default_deadline, method.floor->limits.max_deadline),
      request_(request),
      bytes_(reply),
      handler_(handler),
      reply_(method.reply->New()) {}

void UnaryCall::Run() {
  absl::Status status = ReadAndAnswer();
  if (status.ok()) status = WriteMessage(*reply_, bytes_);
  reply_.reset();
  const std::size_t kept = kCallBytes + (status.ok() ? kCopies * bytes_.Length() : 0);
  unread_ = method().floor->unread->Hold(kept, caller(), [this] { context().TryCancel(); });
  Finish(Leave(std::move(status)));
}

void UnaryCall::OnDone() {
  Record();
  delete this;
}

absl::Status UnaryCall::ReadAndAnswer() {
  Received(request_.Length());
  const std::unique_ptr<AnyMessage> request(method().request->New());
  absl::Status status = ReadMessage(request_, *request);
  if (!status.ok()) return status;
  status = Enter(request.get());
  if (status.ok()) status = RoomForAnAnswer();
  if (status.ok()) status = Guarded([&] { return Answer(*request); });
  if (NamesNothing(status)) status = Guarded([&] { return AnswerResolved(*request, status); });
  return status;
}

absl::Status UnaryCall::RoomForAnAnswer() const {
  if (!method().floor->unread->full()) return absl::OkStatus();
  return aip::Exhausted("too many answers wait for those who asked for them; nothing was done", absl::Seconds(1));
}

absl::Status UnaryCall::AnswerResolved(AnyMessage& request, const absl::Status& failure) {
  const absl::StatusOr<bool> resolved = Resolve(request);
  if (!resolved.ok() || !*resolved) return failure;
  absl::Status status = Check(request);
  return status.ok() ? Answer(request) : status;
}

absl::Status UnaryCall::Answer(const AnyMessage& request) {
  absl::Status status = Ask(request);
  return status.ok() ? Screen(*reply_) : status;
}

absl::Status UnaryCall::Ask(const AnyMessage& request) {
  reply_->Clear();
  absl::Status status = handler_(scope(), request, *reply_);
  if (!method().pages || !status.ok() || reply_->ByteSizeLong() <= aip::kMaxPageBytes) return status;
  const std::unique_ptr<AnyMessage> less(request.New());
  less->CopyFrom(request);
  while (status.ok() && aip::AskForLess(*reply_, *less)) {
    reply_.reset(method().reply->New());  // gives its memory back before there is another
    status = handler_(scope(), *less, *reply_);
  }
  return status;
}

}  // namespace pepiniere::rpc
