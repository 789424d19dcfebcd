// The census, kept up with the database: every answer includes all that was committed before it was asked.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/try.h"
#include "services/portfolio/domain/census.h"

namespace pepiniere::db {
class Database;
class Session;
}  // namespace pepiniere::db

namespace pepiniere::portfolio::store {

// Thread-safe. Loaded once, then reads before each answer which projects changed since: those that the feed has given a
// place after the last one seen, and those that still wait for a place. In any snapshot of the database a change is
// in exactly one of the two, so none is missed; a project that waits is read again, which changes nothing.
class LiveCensus {
 public:
  explicit LiveCensus(db::Database& db) : db_(db) {}

  // Reads the whole portfolio. Until it has succeeded, asking fails with UNAVAILABLE.
  absl::Status Load(absl::Time deadline);
  bool loaded() const { return loaded_.load(std::memory_order_acquire); }

  // `ask(const Census&)` on the portfolio as it is now.
  template <typename Ask>
  auto Answer(absl::Time deadline, Ask&& ask) -> absl::StatusOr<decltype(ask(std::declval<const Census&>()))> {
    PEP_TRY(CatchUp(deadline));
    std::shared_lock lock(census_mutex_);
    return ask(census_);
  }

 private:
  // What changed after `seen_`, and how far that brings us.
  struct News {
    absl::flat_hash_set<std::string> projects;
    std::int64_t last_seq = 0;
    bool too_old = false;  // some of it was purged: load everything again
  };

  absl::Status CatchUp(absl::Time deadline);
  absl::Status LoadAll(absl::Time deadline);
  absl::StatusOr<News> ReadNews(absl::Time deadline);
  absl::Status Reload(absl::Time deadline, const std::vector<std::string>& projects);

  db::Database& db_;
  std::atomic<bool> loaded_ = false;

  // One catches up at a time; who arrived before it began waits for it and need not do it again.
  std::atomic<std::int64_t> arrivals_ = 0;
  std::mutex catch_up_mutex_;  // guards the two below; held while the database is read
  std::int64_t caught_up_for_ = 0;
  std::int64_t seen_ = 0;

  std::shared_mutex census_mutex_;  // guards the census; taken after the other
  Census census_;
};

}  // namespace pepiniere::portfolio::store
