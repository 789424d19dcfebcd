// The server streams that are open: how many there may be, the threads that pull their messages, and the one thread
// that minds their time.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_set>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/rpc/executor.h"

namespace pepiniere::rpc {

struct WatchOptions {
  // Messages pulled at a time, over all streams.
  std::size_t threads = 2;
  // Streams open at a time; one more is told to come back.
  std::size_t max_open = 3200;
  // What it is told to wait.
  absl::Duration retry_after = absl::Seconds(5);
};

// One stream, as seen from here.
class Watched {
 public:
  virtual ~Watched() = default;
  // Does what is due at `now`: a heartbeat, an end. Must not block.
  virtual void Look(absl::Time now) = 0;
  // Ends the stream as soon as that can be said to its reader.
  virtual void End(absl::Status why) = 0;
};

class Watches {
 public:
  // The streams are looked at every `tick`.
  Watches(const WatchOptions& options, absl::Duration tick);
  // After the last Close.
  ~Watches();

  // RESOURCE_EXHAUSTED with RetryInfo if too many are open, or if `caller` has its share of them already (an empty
  // caller has no such limit); UNAVAILABLE after EndAll. If OK, Close must follow.
  absl::Status Open(Watched& stream, std::string_view caller);
  void Close(Watched& stream, std::string_view caller);
  // Ends those that are open, and lets no other open.
  void EndAll(const absl::Status& why);

  // Where messages are pulled. Holds one task of each open stream.
  Executor& puller() { return puller_; }
  std::size_t open() const;

 private:
  void LookFromTimeToTime();

  const WatchOptions options_;
  const absl::Duration tick_;
  Executor puller_;

  // Held while a stream is looked at, so that none goes away meanwhile. Taken before a stream's own.
  mutable std::mutex mutex_;
  std::condition_variable stop_;
  bool stopping_ = false;
  absl::Status ended_;  // why, once EndAll was called
  std::unordered_set<Watched*> open_;
  absl::flat_hash_map<std::string, std::size_t> held_;  // by whom
  std::thread looker_;
};

}  // namespace pepiniere::rpc
