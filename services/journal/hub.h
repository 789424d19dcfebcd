// The feed in memory, for many who follow it at once: read from the database once, whoever listens.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/clock.h"
#include "services/journal/feed.h"
#include "services/journal/stretch.h"
#include "services/journal/worker.h"

namespace pepiniere::db {
class Database;
}

namespace pepiniere::journal {

struct HubOptions {
  // Bytes of the latest transactions that are kept in memory; and as many again for readers who are behind.
  std::size_t kept_bytes = 16 << 20;
  absl::Duration pause = absl::Milliseconds(100);  // between two looks at the feed when nobody says that it grew
};

// Thread-safe.
class Hub {
 public:
  // Both must outlive this.
  Hub(db::Database& database, const base::Clock& clock, HubOptions options = {});

  // Follows the feed in a thread of its own until Stop(), from where it ends now.
  void Start() { worker_.Start(); }
  void Stop() { worker_.Stop(); }
  // The feed grew: look now. Cheap, and many calls at once are one.
  void Wake() { worker_.Wake(); }

  // The feed's name and its ends, as of now.
  absl::StatusOr<FeedHead> Head(absl::Time deadline);

  // The first transaction that ends after `seq`, without its changes up to `seq`; none if there is none yet. From
  // memory for those who keep up; else from the database, until `deadline`. OUT_OF_RANGE if it is no longer kept.
  absl::StatusOr<std::optional<Transaction>> Next(std::int64_t seq, absl::Time deadline);

  // `news` is called, from the hub's thread, whenever there may be something new. It must not block and not call the
  // hub. After Unlisten has returned it is not called any more.
  using ListenerId = std::uint64_t;
  ListenerId Listen(std::function<void()> news);
  void Unlisten(ListenerId id);

 private:
  // What the follower knows of the feed.
  struct Followed {
    std::string feed_id;
    Stretch latest;
  };

  // One look at the feed. Whether there may be more.
  absl::StatusOr<bool> Follow(absl::Time deadline);
  void Remember(std::vector<Transaction> transactions);
  void RememberBehind(Stretch page);
  void TellListeners();

  db::Database& database_;
  const base::Clock& clock_;
  const HubOptions options_;
  std::mutex mutex_;                  // guards the three below
  std::optional<Followed> followed_;  // changed by the follower alone; none before its first look
  std::deque<Stretch> behind_;        // pages that those who are behind were given, the oldest first
  std::size_t behind_bytes_ = 0;      // of them all
  std::mutex listening_;              // guards the two below, and is held while they are called
  std::map<ListenerId, std::function<void()>> listeners_;
  ListenerId last_listener_ = 0;
  Worker worker_;  // the last, so that it ends first
};

}  // namespace pepiniere::journal
