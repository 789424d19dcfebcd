#include "services/db/pool.h"

#include <algorithm>
#include <utility>

#include "absl/random/distributions.h"
#include "services/base/wait.h"
#include "services/db/connection.h"

namespace pepiniere::db {

// Lives on the stack of the thread that waits. Whoever grants it a slot takes it off the list.
struct Pool::Waiter {
  std::condition_variable wake;
  bool granted = false;
  Slot slot;
};

Pool::Pool(ConnectionOptions connection, PoolOptions options, const base::Clock& clock)
    : connection_(std::move(connection)), options_(options), clock_(clock) {
  stats_.max_size = std::max(1, options_.max_size);
}

Pool::~Pool() { Close(absl::InfiniteFuture()); }

absl::StatusOr<Session> Pool::Acquire(absl::Time deadline) {
  absl::StatusOr<Slot> slot = Reserve(deadline);
  if (!slot.ok()) return slot.status();
  slot = Fill(*std::move(slot), deadline);
  if (!slot.ok()) {
    Release(nullptr);
    return slot.status();
  }
  return Session(*std::move(slot), this, deadline);
}

absl::StatusOr<Pool::Slot> Pool::Reserve(absl::Time deadline) {
  std::unique_lock lock(mutex_);
  const auto refuse = [&](absl::Status status) {
    ++stats_.refused;
    return status;
  };
  if (closed_) return refuse(absl::UnavailableError("the server is stopping"));
  if (waiters_.empty() && stats_.in_use < stats_.max_size) {
    ++stats_.in_use;
    if (idle_.empty()) return Slot();
    Slot slot = std::move(idle_.back());
    idle_.pop_back();
    return slot;
  }
  if (clock_.Now() >= deadline) return refuse(absl::DeadlineExceededError("the deadline passed"));
  if (static_cast<int>(waiters_.size()) >= options_.max_waiting) {
    return refuse(absl::ResourceExhaustedError("too many calls wait for the database"));
  }
  Waiter self;
  const auto place = waiters_.insert(waiters_.end(), &self);
  while (!self.granted && !closed_) {
    if (!base::WaitUntil(self.wake, lock, deadline)) continue;
    if (!self.granted && !closed_) {
      waiters_.erase(place);
      return refuse(absl::DeadlineExceededError("no connection to the database came free in time"));
    }
  }
  if (self.granted) return std::move(self.slot);
  waiters_.erase(place);
  drained_.notify_all();
  return refuse(absl::UnavailableError("the server is stopping"));
}

// Outside of the lock: this is where the network is waited for.
absl::StatusOr<Pool::Slot> Pool::Fill(Slot slot, absl::Time deadline) {
  if (slot && Trusted(*slot)) return slot;
  slot.reset();
  const absl::Duration remaining = deadline - clock_.Now();
  if (remaining <= absl::ZeroDuration()) return absl::DeadlineExceededError("the deadline passed");
  ConnectionOptions options = connection_;
  options.connect_timeout = std::min(options.connect_timeout, absl::Ceil(remaining, absl::Seconds(1)));
  absl::StatusOr<Slot> opened = Connection::Open(options, clock_);
  if (!opened.ok()) return opened;
  std::unique_lock lock(mutex_);
  ++stats_.opened;
  (*opened)->expires_at = clock_.Now() + options_.max_lifetime * absl::Uniform(random_, 0.9, 1.1);
  return opened;
}

bool Pool::Trusted(Connection& connection) {
  absl::Time suspect_before;
  {
    std::unique_lock lock(mutex_);
    suspect_before = suspect_before_;
  }
  const absl::Time now = clock_.Now();
  if (now >= connection.expires_at) return false;
  const absl::Time ping_before = std::max(suspect_before, now - options_.ping_after_idle);
  if (connection.used_at > ping_before || connection.Ping()) return true;
  std::unique_lock lock(mutex_);
  ++stats_.broken;
  return false;
}

void Pool::GiveBack(std::unique_ptr<Connection> connection) {
  const absl::Time now = clock_.Now();
  if (connection->broken() || connection->in_transaction) {
    connection.reset();
    std::unique_lock lock(mutex_);
    ++stats_.broken;
    suspect_before_ = now;
  } else {
    connection->used_at = now;
  }
  Release(std::move(connection));
}

void Pool::Release(Slot slot) {  // A slot that is not kept closes after the lock.
  std::unique_lock lock(mutex_);
  if (!waiters_.empty() && !closed_) {
    Waiter* next = waiters_.front();
    waiters_.pop_front();
    next->slot = std::move(slot);
    next->granted = true;
    next->wake.notify_one();
    return;
  }
  --stats_.in_use;
  if (slot && !closed_) idle_.push_back(std::move(slot));
  if (closed_) drained_.notify_all();
}

PoolStats Pool::stats() const {
  std::unique_lock lock(mutex_);
  PoolStats stats = stats_;
  stats.idle = static_cast<int>(idle_.size());
  stats.waiting = static_cast<int>(waiters_.size());
  stats.size = stats.idle + stats.in_use;
  return stats;
}

bool Pool::Close(absl::Time deadline) {
  std::vector<Slot> closing;  // Outlives the lock: each says goodbye to the server.
  std::unique_lock lock(mutex_);
  closed_ = true;
  for (Waiter* waiter : waiters_) waiter->wake.notify_one();
  closing.swap(idle_);
  bool late = false;
  while (stats_.in_use > 0 || !waiters_.empty()) {
    if (late) return false;
    late = base::WaitUntil(drained_, lock, deadline);
  }
  return true;
}

}  // namespace pepiniere::db
