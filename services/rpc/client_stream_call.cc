#include "services/rpc/client_stream_call.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "services/aip/errors.h"
#include "services/aip/size_limits.h"
#include "services/base/try.h"
#include "services/rpc/message_bytes.h"

namespace pepiniere::rpc {

grpc::ServerReadReactor<grpc::ByteBuffer>* ClientStreamCall::Start(const MountedMethod& method,
                                                                   grpc::CallbackServerContext& context,
                                                                   grpc::ByteBuffer& reply,
                                                                   const ClientStreamHandler& handler) {
  auto* call = new ClientStreamCall(method, context, reply, handler);
  method.floor->streams->Submit(*call);
  return call;
}

ClientStreamCall::ClientStreamCall(const MountedMethod& method, grpc::CallbackServerContext& context,
                                   grpc::ByteBuffer& reply, const ClientStreamHandler& handler)
    : Call(method, context, method.floor->limits.max_stream_deadline, method.floor->limits.max_stream_deadline),
      reply_(reply),
      handler_(handler) {}

void ClientStreamCall::Run() {
  absl::Status status = Enter(nullptr);
  if (status.ok()) status = Guarded([this] { return Answer(); });
  Finish(Leave(std::move(status)));
}

absl::Status ClientStreamCall::Answer() {
  const std::unique_ptr<AnyMessage> reply(method().reply->New());
  absl::Status answered = handler_(scope(), *this, *reply);
  if (absl::Status broken = status(); !broken.ok()) return broken;
  if (answered.ok()) answered = Screen(*reply);
  return answered.ok() ? WriteMessage(*reply, reply_) : answered;
}

bool ClientStreamCall::Next(AnyMessage& message) {
  grpc::ByteBuffer bytes;
  if (!Take(bytes)) return false;
  // Bytes that are not a message must not look like the end of the stream: the rest would be lost without an error.
  absl::Status read = Read(bytes, message);
  if (read.ok()) return true;
  std::lock_guard lock(mutex_);
  broken_ = std::move(read);
  return false;
}

absl::Status ClientStreamCall::Read(const grpc::ByteBuffer& bytes, AnyMessage& message) {
  Received(bytes.Length());
  // What anybody may send who has some role is not unpacked before its size is known.
  aip::Violations violations;
  if (!method().info.resource.empty() && !aip::CheckBytes(bytes.Length(), "", violations)) return violations.ToStatus();
  PEP_TRY(ReadMessage(bytes, message));
  return CheckNext(message);
}

bool ClientStreamCall::Take(grpc::ByteBuffer& bytes) {
  std::unique_lock lock(mutex_);
  if (!broken_.ok()) return false;
  ReadAhead(lock);
  const absl::Time silence = absl::Now() + method().floor->limits.stream_idle;
  const auto until = absl::ToChronoTime(std::min(silence, scope().deadline()));
  while (buffer_.empty() && !ended_ && !cancelled_) {
    if (arrived_.wait_until(lock, until) == std::cv_status::timeout && buffer_.empty() && !ended_ && !cancelled_) {
      broken_ = absl::DeadlineExceededError("the client's stream fell silent");
      return false;
    }
  }
  // A dead connection ends the reads as a finished client does; the context knows which it was.
  if (cancelled_ || (buffer_.empty() && scope().cancelled())) {
    broken_ = absl::CancelledError("the client hung up");
    return false;
  }
  if (buffer_.empty()) return false;
  bytes = buffer_.front();  // shared, not copied
  buffer_.pop_front();
  ReadAhead(lock);
  return true;
}

absl::Status ClientStreamCall::status() const {
  std::lock_guard lock(mutex_);
  return broken_;
}

void ClientStreamCall::ReadAhead(std::unique_lock<std::mutex>& lock) {
  if (reading_ || ended_ || cancelled_ || !HasRoom()) return;
  reading_ = true;
  lock.unlock();
  StartRead(&incoming_);
  lock.lock();
}

bool ClientStreamCall::HasRoom() const {
  std::size_t bytes = 0;
  for (const grpc::ByteBuffer& waiting : buffer_) bytes += waiting.Length();
  return buffer_.size() < kBuffer && bytes < kBufferBytes;
}

void ClientStreamCall::OnReadDone(bool ok) {
  std::lock_guard lock(mutex_);
  reading_ = false;
  if (ok) {
    buffer_.push_back(incoming_);
    incoming_ = grpc::ByteBuffer();
  } else {
    ended_ = true;
  }
  arrived_.notify_one();
  // The next read is started by whoever takes a message out: the handler may be finishing right now, and a read must
  // not be started after Finish.
}

void ClientStreamCall::OnCancel() {
  std::lock_guard lock(mutex_);
  cancelled_ = true;
  arrived_.notify_one();
}

void ClientStreamCall::OnDone() {
  Record();
  delete this;
}

}  // namespace pepiniere::rpc
