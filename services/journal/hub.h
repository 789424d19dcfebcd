// The feed in memory, for many who follow it at once: read from the database once, whoever listens.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/clock.h"
#include "services/journal/feed.h"

namespace pepiniere::db {
class Database;
}

namespace pepiniere::journal {

// The changes of one transaction, in order; never none.
using Transaction = std::shared_ptr<const std::vector<Change>>;

struct HubOptions {
  std::size_t kept_bytes = 16 << 20;  // payloads of the latest transactions kept in memory
  absl::Duration pause = absl::Milliseconds(100);  // between two looks at the feed when nobody says that it grew
};

// Thread-safe.
class Hub {
 public:
  // Both must outlive this.
  Hub(db::Database& database, const base::Clock& clock, HubOptions options = {});
  ~Hub();  // Stop

  // Follows the feed in a thread of its own until Stop().
  void Start();
  void Stop();
  // The feed grew: look now.
  void Wake();

  // The feed's name and its ends, as of now.
  absl::StatusOr<FeedHead> Head(absl::Time deadline);

  // The first transaction that ends after `seq`, from its change after `seq` on; none if there is none yet. From memory
  // for those who keep up; else from the database, until `deadline`. OUT_OF_RANGE if it is no longer kept.
  absl::StatusOr<std::optional<Transaction>> Next(std::int64_t seq, absl::Time deadline);

  // `news` is called, from the hub's thread, whenever there may be something new. It must not block and not call the
  // hub. After Unlisten has returned it is not called any more.
  using ListenerId = std::uint64_t;
  ListenerId Listen(std::function<void()> news);
  void Unlisten(ListenerId id);

 private:
  // (the implementer's)
};

}  // namespace pepiniere::journal
