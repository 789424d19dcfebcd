// Carries out what changes ask of other services, however often a process dies meanwhile.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/clock.h"
#include "services/journal/feed.h"
#include "services/journal/worker.h"

namespace pepiniere::db {
class Database;
}

namespace pepiniere::journal {

// What a follower does. Both are called again with the same after a failure or a crash: ids of requests and of what
// they make must be derived from the change (Change::transaction_id and its resource), so that ALREADY_EXISTS of an id
// of ours is success. Deadline: when the follower may lose its turn to another process.
struct Following {
  // Carries out one transaction's changes; those that ask for nothing are OK at once. An error that no repetition mends
  // is for the step to keep where people see it (a column of the resource), and then OK: an error here is tried again,
  // and holds up all that follows.
  std::function<absl::Status(const Transaction& changes, absl::Time deadline)> step;
  // Brings everything up to date from what there is now, whatever the feed said: before the first step, and where the
  // feed no longer has what follows the last one.
  std::function<absl::Status(absl::Time deadline)> catch_up;
};

struct FollowerOptions {
  // How long a process may work for it before another one takes over.
  absl::Duration turn = absl::Seconds(30);
  // Between two looks at the feed, and between two tries of what failed, doubling from the one to the other.
  absl::Duration shortest_pause = absl::Milliseconds(10);
  absl::Duration longest_pause = absl::Seconds(5);
};

struct FollowerState {
  std::int64_t done_seq = 0;
  std::int64_t failures = 0;  // of the next step, in a row
  std::optional<absl::Time> failing_since;
  std::string last_error;
};

// Follows the feed of this database, a transaction at a time, each carried out at least once and in order, by one
// process at a time; how far it has come is kept in the table `followers`. Any number of servers may run one of a name.
class Follower {
 public:
  // `name`: 64 characters at most, the same in every release. All that is referred to must outlive this.
  Follower(db::Database& database, const base::Clock& clock, std::string name, Following following,
           FollowerOptions options = {});

  // Runs in a thread of its own until Stop(), which waits for the step under way.
  void Start() { worker_.Start(); }
  void Stop() { worker_.Stop(); }
  // The feed grew: look now.
  void Wake() { worker_.Wake(); }

  // Catches up, or carries out one transaction. False if there is nothing to do, if another process has the turn, or if
  // it failed a moment ago. The step's error, which the table has then too.
  absl::StatusOr<bool> RunOnce(absl::Time now);

  // None before it first ran.
  absl::StatusOr<std::optional<FollowerState>> State(absl::Time deadline);

 private:
  struct Place {
    std::string feed_id;  // empty: it has not caught up yet
    std::int64_t done_seq = 0;
  };

  absl::StatusOr<bool> IsBehind(absl::Time deadline);
  // None: another process has the turn.
  absl::StatusOr<std::optional<Place>> TakeTurn(absl::Time now);
  absl::StatusOr<bool> CatchUp(const FeedHead& head, absl::Time deadline);
  absl::StatusOr<bool> Step(const Place& place, absl::Time deadline);
  absl::Status MoveTo(const Place& place, absl::Time deadline);
  absl::Status Fail(const absl::Status& error, absl::Time now);

  db::Database& database_;
  const base::Clock& clock_;
  const std::string name_;
  const Following following_;
  const FollowerOptions options_;
  const std::string holder_;  // this process's
  // Of the worker's thread: until then, what failed is left alone, however much the feed grows meanwhile.
  absl::Time try_again_at_ = absl::InfinitePast();
  absl::Duration rest_;
  Worker worker_;
};

}  // namespace pepiniere::journal
