// Gives committed changes their place in the feed.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <thread>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/clock.h"

namespace pepiniere::db {
class Database;
}

namespace pepiniere::journal {

struct SequencerOptions {
  int batch = 256;  // Changes moved in one transaction; more if one writer's transaction holds more.
  // Between two looks at an empty outbox, doubling from the one to the other.
  absl::Duration shortest_pause = absl::Milliseconds(10);
  absl::Duration longest_pause = absl::Milliseconds(250);
};

// Moves changes from `outbox` to `changes`. A place is only ever given to what is committed, under the lock of the
// feed's head that is kept until the places are committed too: so a reader who has seen place n has seen all before it,
// and none can appear there later. Whoever writes slowly delays nobody else. Any number of servers may run one.
class Sequencer {
 public:
  // Both must outlive this.
  Sequencer(db::Database& database, const base::Clock& clock, SequencerOptions options = {});
  ~Sequencer();
  Sequencer(const Sequencer&) = delete;
  Sequencer& operator=(const Sequencer&) = delete;

  // Runs in a thread of its own until Stop().
  void Start();
  void Stop();
  // Something was just written: look now.
  void Wake();

  // Moves one batch. The number of changes moved; 0 if there were none.
  absl::StatusOr<std::int64_t> RunOnce(absl::Time deadline);

 private:
  void Loop();
  // False once stopped.
  bool Pause(absl::Duration longest);

  db::Database& database_;
  const base::Clock& clock_;
  const SequencerOptions options_;
  std::mutex mutex_;  // guards the two below
  std::condition_variable changed_;
  bool woken_ = false;
  bool stopped_ = false;
  std::optional<std::thread> thread_;
};

}  // namespace pepiniere::journal
