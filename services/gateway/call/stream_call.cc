#include "services/gateway/call/stream_call.h"

#include <utility>

#include "absl/cleanup/cleanup.h"
#include "services/gateway/call/metadata.h"

namespace pepiniere::gateway {

StreamCall::StreamCall(const Opening& opening, const Request& head, std::shared_ptr<StreamFraming> framing)
    : opening_(opening), framing_(std::move(framing)) {
  Prepare(opening_, head, context_);
  if (absl::Status known = framing_->Check(); !known.ok()) ended_ = std::move(known);
}

void StreamCall::Feed(std::string piece, std::function<void(bool)> next) {
  more_ = std::move(next);
  if (const absl::Status pushed = framing_->Push(piece); !pushed.ok()) return Refuse(pushed);
  SendNext();
}

void StreamCall::SendNext() {
  for (;;) {
    std::unique_lock lock(mutex_);
    const bool goes_on = ended_.ok();
    lock.unlock();
    if (!goes_on) return AskForMore(false);
    absl::StatusOr<std::optional<std::string>> message = framing_->Next();
    if (!message.ok()) return Refuse(message.status());
    if (!*message) return AskForMore(true);
    if (opening_.method.descriptor->client_streaming()) {
      out_ = ToBuffer(**message);
      Start();
      return StartWrite(&out_);
    }
    if (only_) return Refuse(absl::InvalidArgumentError("this method takes one message"));
    only_ = *std::move(message);
  }
}

void StreamCall::AskForMore(bool more) {
  if (!more) StopFeeding();
  std::exchange(more_, nullptr)(more);
}

void StreamCall::OnWriteDone(bool ok) {
  if (!more_) return;  // that was the last one
  if (ok) {
    SendNext();
  } else {
    AskForMore(false);
  }
}

void StreamCall::FeedEnd() {
  const absl::Cleanup fed = [this] { StopFeeding(); };
  const bool streams = opening_.method.descriptor->client_streaming();
  if (!framing_->complete()) return Refuse(absl::InvalidArgumentError("the body ends in the middle of a message"));
  if (!streams && !only_) return Refuse(absl::InvalidArgumentError("this method takes one message: there is none"));
  {
    std::lock_guard lock(mutex_);
    if (!ended_.ok()) return;
  }
  if (streams) {
    Start();
    StartWritesDone();
  } else {
    out_ = ToBuffer(*std::exchange(only_, std::nullopt));
    context_.set_initial_metadata_corked(true);
    Start();
    StartWriteLast(&out_, {});
  }
}

void StreamCall::Start() {
  std::lock_guard lock(mutex_);
  if (std::exchange(started_, true)) return;
  self_ = shared_from_this();
  opening_.method.stub->PrepareBidiStreamingCall(&context_, opening_.method.path, {}, this);
  AddMultipleHolds(2);
  held_ = feeding_ = true;
  Read();
  StartCall();
}

void StreamCall::Refuse(const absl::Status& why) {
  End(why);
  if (more_) AskForMore(false);
}

void StreamCall::Read() {
  if (!held_) return;
  reading_ = true;
  StartRead(&in_);
}

void StreamCall::Release() {
  if (std::exchange(held_, false)) RemoveHold();
}

void StreamCall::StopFeeding() {
  std::unique_lock lock(mutex_);
  const bool kept = std::exchange(feeding_, false);
  lock.unlock();
  if (kept) RemoveHold();
}

void StreamCall::End(absl::Status why) {
  StopFeeding();
  std::lock_guard lock(mutex_);
  if (status_ || !ended_.ok()) return;
  ended_ = std::move(why);
  if (!started_) return;
  context_.TryCancel();
  if (!reading_) Release();
}

void StreamCall::OnReadInitialMetadataDone(bool ok) {
  std::unique_lock lock(mutex_);
  head_ = framing_->Head(ok ? FromMetadata(context_.GetServerInitialMetadata()) : Headers());
  const auto then = std::exchange(then_head_, nullptr);
  lock.unlock();
  if (then) then(*head_);
}

void StreamCall::Head(std::function<void(Response)> then) {
  std::unique_lock lock(mutex_);
  if (!started_) {
    status_ = Refusal(ended_);
    head_ = framing_->Refused(*status_);
  }
  if (!head_) {
    then_head_ = std::move(then);
    return;
  }
  lock.unlock();
  then(*head_);
}

void StreamCall::Next(std::function<void(std::string)> then) {
  std::unique_lock lock(mutex_);
  if (!ready_ && !status_) {
    then_piece_ = std::move(then);
    return;
  }
  std::string piece = ready_ ? *std::exchange(ready_, std::nullopt) : LastPiece();
  if (!status_) Read();
  lock.unlock();
  then(std::move(piece));
}

void StreamCall::OnReadDone(bool ok) {
  std::unique_lock lock(mutex_);
  reading_ = false;
  if (!ok || !ended_.ok()) return Release();
  absl::StatusOr<std::string> piece = framing_->Message(ToBytes(in_));
  if (!piece.ok()) {
    ended_ = piece.status();
    context_.TryCancel();
    return Release();
  }
  if (!then_piece_) {
    ready_ = *std::move(piece);
    return;
  }
  Read();
  const auto then = std::exchange(then_piece_, nullptr);
  lock.unlock();
  then(*std::move(piece));
}

void StreamCall::OnDone(const grpc::Status& status) {
  const std::shared_ptr<StreamCall> self = std::exchange(self_, nullptr);
  std::unique_lock lock(mutex_);
  status_ = ended_.ok() ? status : Refusal(ended_);
  if (!head_) head_ = framing_->Head({});
  const auto then_head = std::exchange(then_head_, nullptr);
  const auto then_piece = std::exchange(then_piece_, nullptr);
  std::string last = then_piece ? LastPiece() : "";
  lock.unlock();
  if (then_head) then_head(*head_);
  if (then_piece) then_piece(std::move(last));
}

std::string StreamCall::LastPiece() {
  if (std::exchange(said_all_, true)) return "";
  return framing_->End(*status_, FromMetadata(context_.GetServerTrailingMetadata()));
}

}  // namespace pepiniere::gateway
