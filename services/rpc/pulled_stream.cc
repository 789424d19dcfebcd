#include "services/rpc/pulled_stream.h"

#include <grpc/grpc.h>

#include <algorithm>
#include <string>
#include <utility>

#include "absl/time/clock.h"
#include "services/aip/errors.h"
#include "services/rpc/metrics.h"

namespace pepiniere::rpc {
namespace {

// What a reader gets to take its message when its stream is to end anyway.
constexpr absl::Duration kLastPatience = absl::Seconds(1);

absl::Status HungUp() { return absl::CancelledError("the client hung up"); }

}  // namespace

PulledStream::PulledStream(const MountedMethod& method, grpc::CallbackServerContext& context)
    : Call(method, context, method.floor->limits.max_watch, method.floor->limits.max_watch),
      watches_(*method.floor->watches),
      capped_(absl::FromChrono(context.deadline()) > scope().deadline()),
      heartbeat_(method.floor->limits.heartbeat),
      last_write_(scope().received_at()) {}

void PulledStream::Open() {
  if (absl::Status full = watches_.Open(*this, caller()); !full.ok()) return Refuse(std::move(full));
  open_ = true;
  method().floor->calls->Submit(*this);
}

void PulledStream::Close() {
  if (open_) watches_.Close(*this, caller());
  Record(sent_, planned_);
}

void PulledStream::Run() {
  {
    Lock lock(mutex_);
    if (end_) return Conclude(std::move(lock));
    woken_ = false;  // before asking: what comes after was perhaps not seen
  }
  if (!begun_) {
    if (absl::Status begun = Guarded([this] { return Begin(); }); !begun.ok()) return Refuse(std::move(begun));
    begun_ = true;
    heartbeat_ = std::min(heartbeat_, HeartbeatWanted());
    return QueuePull();
  }
  const absl::StatusOr<bool> pulled = PullOrBeat();
  Lock lock(mutex_);
  if (!pulled.ok() && !end_) end_ = pulled.status();
  if (end_) return Conclude(std::move(lock));
  if (*pulled) {
    state_ = State::kWriting;
    last_write_ = absl::Now();
    lock.unlock();
    unread_ = method().floor->unread->Hold(Bytes(), caller(), [this] { GiveUp(); });
    Write();
  } else if (woken_) {
    lock.unlock();
    QueuePull();
  } else {
    state_ = State::kResting;
  }
}

absl::StatusOr<bool> PulledStream::PullOrBeat() {
  bool any = false;
  const absl::Status status = Guarded([&] {
    const absl::StatusOr<bool> pulled = Pull();
    if (!pulled.ok()) return pulled.status();
    any = *pulled;
    if (!any && absl::Now() - last_write_ >= heartbeat_) {
      Heartbeat();
      any = true;
    }
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return any;
}

void PulledStream::QueuePull() { watches_.puller().Submit(*this); }

void PulledStream::Wake() {
  {
    Lock lock(mutex_);
    woken_ = true;
    if (state_ != State::kResting) return;
    state_ = State::kPulling;
  }
  QueuePull();
}

void PulledStream::Written(bool ok) {
  unread_.Release();  // not under our mutex, which giving up takes
  {
    Lock lock(mutex_);
    last_write_ = absl::Now();
    if (ok) {
      ++sent_;
      method().metrics->Sent();
    } else if (!end_) {
      end_ = HungUp();
    }
    if (end_) return Conclude(std::move(lock));
    state_ = State::kPulling;
  }
  QueuePull();
}

void PulledStream::Cancelled() {
  End(absl::Now() >= scope().deadline() ? absl::DeadlineExceededError("the client's deadline passed") : HungUp());
}

void PulledStream::End(absl::Status why) {
  Lock lock(mutex_);
  if (end_) return;
  planned_ = absl::IsUnavailable(why);  // age or shutdown: a source's troubles do not come this way
  end_ = std::move(why);
  if (state_ == State::kResting) Conclude(std::move(lock));
}

void PulledStream::Refuse(absl::Status why) {
  Lock lock(mutex_);
  if (!end_) end_ = std::move(why);
  Conclude(std::move(lock));
}

void PulledStream::Look(absl::Time now) {
  if (capped_ && now >= scope().deadline()) {
    End(aip::Failure(absl::StatusCode::kUnavailable, "STREAM_TOO_OLD",
                     "the stream has lasted as long as it may: resume from the last token"));
  }
  Lock lock(mutex_);
  if (state_ == State::kResting && now - last_write_ >= heartbeat_) {
    state_ = State::kPulling;
    lock.unlock();
    QueuePull();
  } else if (state_ == State::kWriting && now - last_write_ >= Patience() && !cut_) {
    Cut();
  }
}

absl::Duration PulledStream::Patience() const {
  const absl::Duration stall = method().floor->limits.write_stall;
  return end_ ? std::min(kLastPatience, stall) : stall;
}

void PulledStream::Cut() {
  cut_ = true;
  if (!end_) {
    end_ = aip::Failure(absl::StatusCode::kResourceExhausted, "READER_TOO_SLOW",
                        "the reader does not keep up: resume from the last token");
  }
  // Like TryCancel, but with a word of our own: over HTTP/2, a server's cancellation sends its status past the messages
  // that flow control holds back. OnWriteDone follows.
  grpc_call_cancel_with_status(context().c_call(), static_cast<grpc_status_code>(end_->raw_code()),
                               std::string(end_->message()).c_str(), nullptr);
}

void PulledStream::GiveUp() {
  Lock lock(mutex_);
  if (state_ == State::kWriting && !cut_) Cut();
}

void PulledStream::Conclude(Lock lock) {
  state_ = State::kFinished;
  absl::Status status = *end_;
  lock.unlock();
  Finish(Leave(std::move(status)));
}

}  // namespace pepiniere::rpc
