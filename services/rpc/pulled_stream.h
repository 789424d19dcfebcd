// The life of a server stream, whatever its messages: pull one, send it, pull the next; rest until woken.
#pragma once

#include <cstddef>
#include <mutex>
#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "grpcpp/support/status.h"
#include "services/base/unread.h"
#include "services/rpc/call.h"
#include "services/rpc/watches.h"

namespace pepiniere::rpc {

// One thing at a time: a pull is queued or runs, or a message is on its way, or there is nothing to send. Whoever ends
// the stream only says why; it is finished by whatever is under way, or at once if nothing is, since gRPC allows no
// Finish beside a write.
//
// How it ends, but for the reader's own doing and the source's errors:
//   RESOURCE_EXHAUSTED  the reader took longer than CallLimits::write_stall for a message, or those who do not read
//                       held too much memory and it was the slowest. gRPC cannot finish past a
//                       message that is stuck, so the call is cancelled with this code: the reader sees code and words,
//                       but no details.
//   UNAVAILABLE         CallLimits::max_watch has passed, or the server is shutting down. Details come along, unless
//                       the reader is stuck then.
class PulledStream : protected Call, private Watched {
 protected:
  PulledStream(const MountedMethod& method, grpc::CallbackServerContext& context);

  // Admits the stream, or refuses it.
  void Open();

  // Authenticates, authorizes, validates, and makes the source. On the executor of calls; the rest on the watches'.
  virtual absl::Status Begin() = 0;
  // Makes the next message the one to send; false if there is none for now.
  virtual absl::StatusOr<bool> Pull() = 0;
  virtual void Heartbeat() = 0;
  // After how long without a message; once begun.
  virtual absl::Duration HeartbeatWanted() const = 0;
  // Of the message to send.
  virtual std::size_t Bytes() const = 0;
  virtual void Write() = 0;
  virtual void Finish(grpc::Status status) = 0;

  // There may be a message. Any thread, at any time until the source is gone; cheap, and coalesces.
  void Wake();
  void Written(bool ok);
  void Cancelled();
  // The last word, in OnDone.
  void Close();

 private:
  enum class State { kPulling, kWriting, kResting, kFinished };
  using Lock = std::unique_lock<std::mutex>;

  // Waiting to be pulled, a stream has no deadline of its own: it ends as Look says.
  absl::Time deadline() const override { return begun_ ? absl::InfiniteFuture() : Call::deadline(); }
  void Run() override;
  void Refuse(absl::Status why) override;
  void Look(absl::Time now) override;
  void End(absl::Status why) override;

  absl::StatusOr<bool> PullOrBeat();
  // Waits for a thread to pull; nothing of this may be touched afterwards. In kPulling.
  void QueuePull();
  void Conclude(Lock lock);
  // Cancels the call, since gRPC cannot drop a message that it is sending.
  void Cut();
  // Ends this stream, which has read nothing for longest, because unread messages take too much memory in all.
  void GiveUp();
  absl::Duration Patience() const;

  Watches& watches_;
  base::Unread::Held unread_;  // the message on its way
  const bool capped_;          // the client would have stayed longer than it may
  bool open_ = false;
  bool begun_ = false;  // handed from one executor to the other
  absl::Duration heartbeat_;

  std::mutex mutex_;  // of what follows
  State state_ = State::kPulling;
  bool woken_ = false;
  bool cut_ = false;
  std::optional<absl::Status> end_;
  absl::Time last_write_;  // its beginning while it lasts, then its end
  std::size_t sent_ = 0;
  bool planned_ = false;
};

}  // namespace pepiniere::rpc
