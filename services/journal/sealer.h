// Chains committed audit records, so that nobody can change, remove or slip in one unnoticed.
#pragma once

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/clock.h"
#include "services/journal/worker.h"

namespace pepiniere::db {
class Database;
}

namespace pepiniere::journal {

struct SealerOptions {
  int batch = 256;  // Records sealed in one transaction.
  // Between two looks when nothing is pending, doubling from the one to the other.
  absl::Duration shortest_pause = absl::Milliseconds(50);
  absl::Duration longest_pause = absl::Seconds(1);
  // Between two searches for records that nobody said were pending: a server of the release before says nothing.
  absl::Duration search = absl::Hours(1);
};

// Gives each record of audit_pending the next place in the chain and its seal (seal.h), under the lock of the chain's
// head. Any number of servers may run one.
class Sealer {
 public:
  // Both must outlive this.
  Sealer(db::Database& database, const base::Clock& clock, SealerOptions options = {});

  // Runs in a thread of its own until Stop().
  void Start() { worker_.Start(); }
  void Stop() { worker_.Stop(); }
  // Something was just committed: look now. Cheap, and many calls at once are one.
  void Wake() { worker_.Wake(); }

  // Seals one batch. The number of records sealed; 0 if none were pending.
  absl::StatusOr<std::int64_t> RunOnce(absl::Time deadline);

 private:
  // One batch, and one page of the search when it is due. Whether there may be more to do.
  bool Turn();
  // Adds a page's records that are neither sealed nor pending to the pending ones. Whether more pages follow.
  absl::StatusOr<bool> SearchPage(absl::Time deadline);

  db::Database& database_;
  const base::Clock& clock_;
  const SealerOptions options_;
  absl::Time search_at_ = absl::InfinitePast();
  std::string searched_;  // the last id that the search has seen
  Worker worker_;         // the last, so that it ends first
};

}  // namespace pepiniere::journal
