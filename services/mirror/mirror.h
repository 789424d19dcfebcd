// Another service's resources as a bounded-stale copy: listed once, then kept by the feed.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <thread>
#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/random/random.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/backoff.h"
#include "services/base/uptime.h"
#include "services/mirror/copy.h"
#include "services/mirror/peer.h"

namespace pepiniere::mirror {

struct MirrorOptions {
  // A copy that is older is stale: that is told, and when it ends.
  absl::Duration limit = absl::Seconds(5);
  // What the feed is asked for.
  absl::Duration heartbeat = absl::Milliseconds(500);
  // A stream on which nothing comes for so long is given up for another one.
  absl::Duration silence = absl::Seconds(3);
  base::BackoffPolicy retry = {.first = absl::Milliseconds(20), .longest = absl::Seconds(1)};
  // Called from the mirror's thread when the copy becomes fresh, and stale (`why`: what is known of the reason).
  std::function<void(bool fresh, const absl::Status& why)> tell = [](bool, const absl::Status&) {};
  std::function<absl::Duration()> uptime = base::Uptime;
};

// It takes a place in the feed, lists everything, and goes on from that place: what changed meanwhile comes, perhaps
// once more and first in an older state than the list had. So a new list counts, as a whole, from the first message
// that says how much of the feed was told (`age`); until then readers have the copy before it, while that is young
// enough.
//
// The copy is true as of `age` before a message was read. What the message spent on its way is not known and not
// counted; the next one, a heartbeat later, makes up for it. All is counted on a clock that goes on while the machine
// sleeps, and that nobody sets.
//
// Thread-safe, but for Start and Stop, which are their owner's.
class Mirror {
 public:
  Mirror(std::unique_ptr<Peer> peer, std::function<std::unique_ptr<Copy>()> make_copy, MirrorOptions options);
  virtual ~Mirror() { Stop(); }
  Mirror(const Mirror&) = delete;
  Mirror& operator=(const Mirror&) = delete;

  // Follows in a thread of its own, from now until Stop(), which ends the stream at once. Once each.
  void Start();
  void Stop();

  // How old the copy is at most; infinite: there is none yet.
  absl::Duration Age() const;
  bool Fresh(absl::Duration limit) const { return Age() <= limit; }

  // Shows the copy, which stays as it is meanwhile: `look` must be short. UNAVAILABLE if it is older than `limit`.
  absl::Status Look(absl::Duration limit, absl::FunctionRef<void(const Copy&)> look) const;
  // Waits, `patience` at most, until `holds` of the copy, however old that is. Whether it does.
  bool WaitUntil(absl::Duration patience, absl::FunctionRef<bool(const Copy&)> holds) const;

 private:
  // A call under way, which Stop ends.
  class Calling;

  void Run();
  // Lists if it must, then follows until that ends: why it did.
  absl::Status Turn();
  absl::Status List();
  absl::StatusOr<std::string> Begin();
  absl::Status Follow();
  // Waits for a message; kEnd after too long a silence too, when `why` says so.
  Stream::Heard Hear(Stream& stream, google::protobuf::Message& message, absl::Status& why);
  void Take(const google::protobuf::Message& message);
  void Apply(const google::protobuf::Message& message, Copy& copy) const;
  // Tells what became of the copy's age.
  void Mind();
  bool Pause(absl::Duration pause);
  bool stopping() const;

  const std::unique_ptr<Peer> peer_;
  const std::function<std::unique_ptr<Copy>()> make_copy_;
  const MirrorOptions options_;

  mutable std::shared_mutex mutex_;  // guards the two below
  std::unique_ptr<Copy> copy_;       // null before the first one
  absl::Duration true_at_;           // of the uptime
  mutable std::condition_variable_any changed_;

  mutable std::mutex calling_;  // guards the two below
  std::condition_variable stopped_;
  bool stopping_ = false;
  grpc::ClientContext* call_ = nullptr;

  // Of the thread alone.
  std::string token_;                                                   // where the feed goes on; empty: list first
  std::unique_ptr<Copy> next_;                                          // of a new list, until it counts
  bool heard_ = false;                                                  // anything, on the stream that is open
  absl::Status why_ = absl::UnavailableError("nothing was heard yet");  // or why the last turn ended
  absl::Duration started_at_;
  std::optional<bool> told_;  // as fresh

  std::thread thread_;
};

// A mirror whose copy is a C.
template <class C>
class MirrorOf final : public Mirror {
 public:
  MirrorOf(std::unique_ptr<Peer> peer, MirrorOptions options)
      : Mirror(
            std::move(peer), [] { return std::make_unique<C>(); }, std::move(options)) {}
  ~MirrorOf() override { Stop(); }

  absl::Status Look(absl::Duration limit, absl::FunctionRef<void(const C&)> look) const {
    return Mirror::Look(limit, [&](const Copy& copy) { look(static_cast<const C&>(copy)); });
  }
  bool WaitUntil(absl::Duration patience, absl::FunctionRef<bool(const C&)> holds) const {
    return Mirror::WaitUntil(patience, [&](const Copy& copy) { return holds(static_cast<const C&>(copy)); });
  }
};

}  // namespace pepiniere::mirror
