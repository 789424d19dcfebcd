// A client's stream: many messages, one reply. See dispatcher.h.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <utility>

#include "absl/status/statusor.h"
#include "grpcpp/support/server_callback.h"
#include "services/rpc/arrival.h"
#include "services/rpc/call.h"
#include "services/rpc/errors.h"
#include "services/rpc/message_reader.h"

namespace pepiniere::rpc {

// The handler runs on a thread of the stream executor and blocks in Next; gRPC's callbacks fill a small buffer beside
// it. At most one read is outstanding, and none is started while the buffer is full: HTTP/2 flow control then holds
// the client back.
template <class Message, class Reply, class Handler>
class ClientStreamCall final : public grpc::ServerReadReactor<Arrival<Message>>,
                               private Call,
                               private MessageReader<Message> {
 public:
  ClientStreamCall(const MountedMethod& method, grpc::CallbackServerContext& context, Reply& reply, Handler handler)
      : Call(method, context, method.floor->limits.max_stream_deadline, method.floor->limits.max_stream_deadline),
        reply_(reply),
        handler_(std::move(handler)) {}

  void Start() { method().floor->streams->Submit(*this); }

 private:
  static constexpr std::size_t kBuffer = 2;

  void Run() override {
    absl::Status status = Enter(nullptr);
    if (status.ok()) status = Guarded([this] { return Answer(); });
    this->Finish(Leave(std::move(status)));
  }
  void Refuse(absl::Status why) override { this->Finish(Leave(std::move(why))); }

  absl::Status Answer() {
    absl::StatusOr<Reply> reply = handler_(scope(), static_cast<MessageReader<Message>&>(*this));
    if (absl::Status broken = status(); !broken.ok()) return broken;
    if (!reply.ok()) return reply.status();
    reply_ = *std::move(reply);
    return Screen(reply_);
  }

  bool Next(Message& message) override {
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
    if (buffer_.empty() && malformed_) {
      broken_ = Failure(absl::StatusCode::kInvalidArgument, "MALFORMED_REQUEST",
                        "the bytes of a message of the stream are not the method's message");
    }
    if (buffer_.empty()) return false;
    message = std::move(buffer_.front());
    buffer_.pop_front();
    Received(message.ByteSizeLong());
    ReadAhead(lock);
    return true;
  }

  absl::Status status() const override {
    std::lock_guard lock(mutex_);
    return broken_;
  }

  // Starts a read if none is under way and there is room for what it brings.
  void ReadAhead(std::unique_lock<std::mutex>& lock) {
    if (reading_ || ended_ || cancelled_ || buffer_.size() >= kBuffer) return;
    reading_ = true;
    lock.unlock();
    this->StartRead(&incoming_);
    lock.lock();
  }

  void OnReadDone(bool ok) override {
    std::unique_lock lock(mutex_);
    reading_ = false;
    malformed_ = ok && !incoming_.sound;
    if (ok && !malformed_) {
      buffer_.push_back(std::move(incoming_.message));
      incoming_.message.Clear();
    } else {
      ended_ = true;
    }
    arrived_.notify_one();
    // The next read is started by whoever takes a message out: the handler may be finishing right now, and a read must
    // not be started after Finish.
  }
  void OnCancel() override {
    std::lock_guard lock(mutex_);
    cancelled_ = true;
    arrived_.notify_one();
  }
  void OnDone() override {
    Record();
    delete this;
  }

  Reply& reply_;
  Handler handler_;

  mutable std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Message> buffer_;
  Arrival<Message> incoming_;
  absl::Status broken_;
  bool reading_ = false;
  bool ended_ = false;
  bool malformed_ = false;
  bool cancelled_ = false;
};

}  // namespace pepiniere::rpc
