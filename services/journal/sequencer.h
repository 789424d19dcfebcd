// Gives committed changes their place in the feed.
#pragma once

#include <cstdint>
#include <functional>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/clock.h"
#include "services/journal/worker.h"

namespace pepiniere::db {
class Database;
}

namespace pepiniere::journal {

struct SequencerOptions {
  int batch = 256;  // Changes moved in one transaction; more if one writer's transaction holds more.
  // Between two looks at an empty outbox, doubling from the one to the other.
  absl::Duration shortest_pause = absl::Milliseconds(10);
  absl::Duration longest_pause = absl::Milliseconds(250);
  // Called after each batch that moved something, by whoever moved it: the feed grew. Hub::Wake, for one.
  std::function<void()> on_moved = nullptr;
};

// Moves changes from `outbox` to `changes`. A place is only ever given to what is committed, under the lock of the
// feed's head that is kept until the places are committed too: so a reader who has seen place n has seen all before it,
// and none can appear there later. Whoever writes slowly delays nobody else. Any number of servers may run one.
class Sequencer {
 public:
  // Both must outlive this.
  Sequencer(db::Database& database, const base::Clock& clock, SequencerOptions options = {});

  // Runs in a thread of its own until Stop().
  void Start() { worker_.Start(); }
  void Stop() { worker_.Stop(); }
  // Something was just committed: look now. Cheap, and many calls at once are one.
  void Wake() { worker_.Wake(); }

  // Moves one batch. The number of changes moved; 0 if there were none.
  absl::StatusOr<std::int64_t> RunOnce(absl::Time deadline);

 private:
  db::Database& database_;
  const base::Clock& clock_;
  const SequencerOptions options_;
  Worker worker_;
};

}  // namespace pepiniere::journal
