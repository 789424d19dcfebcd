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
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/clock.h"
#include "services/base/uptime.h"
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
  // Called from the hub's thread when somebody was erased: what is remembered of persons may be of them.
  std::function<void()> on_erased = [] {};
  std::function<absl::Duration()> uptime = base::Uptime;
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

  // Whether the database is known to hold another feed now than the one of that name.
  bool Replaced(std::string_view feed_id) const;

  // How old is what a reader knows that was told all up to `seq` of that feed: so long ago, nothing else had been
  // committed, neither in the feed nor still on its way there. It grows while the database cannot be read, and while
  // changes wait for their place. None where the feed is known here to end elsewhere than at `seq`, and before the
  // first look. Of a cluster, committed means: as the node knew that was asked.
  std::optional<absl::Duration> Age(std::string_view feed_id, std::int64_t seq) const;

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
    // When all that had been committed was in `latest`, or before; of the uptime, as below. None: it is not known yet.
    std::optional<absl::Duration> whole_at;
    // What waited for its place at a look; later ones see when the last of it has one.
    struct Waiting {
      absl::Duration seen_at;
      std::string last;  // id of the outbox
    };
    std::optional<Waiting> waiting;
  };

  // One look at the feed. Whether there may be more.
  absl::StatusOr<bool> Follow(absl::Time deadline);
  // What a look that began at `asked_at` saw; `begin`: nothing that was known before counts.
  void Remember(FeedHead head, absl::Duration asked_at, bool begin, std::vector<Transaction> transactions);
  static std::optional<absl::Duration> AllPlacedAt(std::optional<Followed::Waiting>& waiting, const FeedHead& head,
                                                   absl::Duration asked_at);
  // `erasures`: how many there were before it was read.
  void RememberBehind(Stretch page, std::int64_t erasures);
  void TellListeners();

  db::Database& database_;
  const base::Clock& clock_;
  const HubOptions options_;
  mutable std::mutex mutex_;          // guards the three below
  std::optional<Followed> followed_;  // changed by the follower alone; none before its first look
  std::deque<Stretch> behind_;        // pages that those who are behind were given, the oldest first
  std::size_t behind_bytes_ = 0;      // of them all
  std::int64_t erasures_ = 0;         // that were followed
  std::mutex listening_;              // guards the two below, and is held while they are called
  std::map<ListenerId, std::function<void()>> listeners_;
  ListenerId last_listener_ = 0;
  Worker worker_;  // the last, so that it ends first
};

}  // namespace pepiniere::journal
