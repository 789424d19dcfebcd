// What the database has, copied to memory and kept up with it: every answer includes all that was committed before it
// was asked. Loaded once; before each answer, a copy reads which resources changed since: those that the feed has given
// a place after the last one seen, and those that still wait for a place. In any snapshot of the database a change is
// in exactly one of the two, so none is missed; a resource that waits is read again, which changes nothing.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/try.h"

namespace pepiniere::db {
class Database;
class Session;
}  // namespace pepiniere::db

namespace pepiniere::portfolio::store {

// The machinery of a copy, whatever is copied. Thread-safe.
class LiveCopyBase {
 public:
  // Reads everything. Until it has succeeded, asking fails with UNAVAILABLE.
  absl::Status Load(absl::Time deadline);
  bool loaded() const { return loaded_.load(std::memory_order_acquire); }

 protected:
  // `collections`: those whose changes matter ("projects").
  LiveCopyBase(db::Database& db, std::vector<std::string_view> collections)
      : db_(db), collections_(std::move(collections)) {}
  virtual ~LiveCopyBase() = default;

  absl::Status CatchUp(absl::Time deadline);

  // Both read into something aside, and may run several times; Take* put it in the place of what there was, with nobody
  // looking. `changed` are names: "projects/x".
  virtual absl::Status ReadAll(db::Session& session) = 0;
  virtual void TakeAll() = 0;
  virtual absl::Status ReadChanged(db::Session& session, const std::vector<std::string>& changed) = 0;
  virtual void TakeChanged() = 0;

  std::shared_mutex copy_mutex_;  // guards the copy; taken after the other

 private:
  absl::Status LoadAll(absl::Time deadline);
  absl::Status Reload(absl::Time deadline, const std::vector<std::string>& changed);
  // projects/x of "projects/x/phaseRecords/3"; empty for what does not matter.
  std::string NameOf(std::string_view resource) const;

  db::Database& db_;
  const std::vector<std::string_view> collections_;
  std::atomic<bool> loaded_ = false;

  // One catches up at a time; who arrived before it began waits for it and need not do it again.
  std::atomic<std::int64_t> arrivals_ = 0;
  std::mutex catch_up_mutex_;  // guards the two below; held while the database is read
  std::int64_t caught_up_for_ = 0;
  std::int64_t seen_ = 0;
};

// A copy that is a T.
template <typename T>
class LiveCopy : public LiveCopyBase {
 public:
  // `ask(const T&)` on what there is now.
  template <typename Ask>
  auto Answer(absl::Time deadline, Ask&& ask) -> absl::StatusOr<decltype(ask(std::declval<const T&>()))> {
    PEP_TRY(CatchUp(deadline));
    std::shared_lock lock(copy_mutex_);
    return ask(copy_);
  }

 protected:
  using LiveCopyBase::LiveCopyBase;

  T copy_;
};

}  // namespace pepiniere::portfolio::store
