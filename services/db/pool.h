// The bounded pool of connections.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <vector>

#include "absl/random/random.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/clock.h"
#include "services/db/options.h"
#include "services/db/session.h"

namespace pepiniere::db {

// Gauges, and counters since the start.
struct PoolStats {
  int max_size = 0;
  int size = 0;  // Connections open or being opened: idle + in_use.
  int idle = 0;
  int in_use = 0;
  int waiting = 0;           // Calls waiting for a connection.
  std::int64_t opened = 0;   // Connections opened.
  std::int64_t broken = 0;   // Connections thrown away because they broke or did not answer.
  std::int64_t refused = 0;  // Calls turned away: the pool was exhausted, or their deadline passed while they waited.
};

// Thread-safe. Sessions are granted in the order they were asked for. After a connection was lost, the idle ones that
// were opened before it are tried before they are trusted, so that a server's restart costs each of them one ping and
// no call its answer.
class Pool {
 public:
  Pool(ConnectionOptions connection, PoolOptions options, const base::Clock& clock);
  ~Pool();
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  // DEADLINE_EXCEEDED: none came free in time. RESOURCE_EXHAUSTED: too many wait already. UNAVAILABLE: a connection
  // could not be opened, or the pool is closed.
  absl::StatusOr<Session> Acquire(absl::Time deadline);

  PoolStats stats() const;

  // Refuses new sessions, wakes those who wait and waits until all that are in use are back; false if some were not by
  // `deadline`.
  bool Close(absl::Time deadline);

 private:
  friend class Session;
  struct Waiter;

  // A place among max_size, with a connection in it or room for one.
  using Slot = std::unique_ptr<Connection>;
  absl::StatusOr<Slot> Reserve(absl::Time deadline);
  absl::StatusOr<Slot> Fill(Slot slot, absl::Time deadline);
  bool Trusted(Connection& connection);
  void Release(Slot slot);
  void GiveBack(std::unique_ptr<Connection> connection);

  const ConnectionOptions connection_;
  const PoolOptions options_;
  const base::Clock& clock_;

  // Guards all that follows. A standard one: ThreadSanitizer does not see into Debian's Abseil.
  mutable std::mutex mutex_;
  std::condition_variable drained_;
  absl::BitGen random_;
  std::vector<Slot> idle_;      // The last one used is the first one taken.
  std::list<Waiter*> waiters_;  // The first one come is the first one served.
  absl::Time suspect_before_ = absl::InfinitePast();
  PoolStats stats_;
  bool closed_ = false;
};

}  // namespace pepiniere::db
