// What is not shown to the public of the directory: hidden incubators, wherever they are named.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "google/protobuf/message.h"
#include "services/base/clock.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::db {
class Database;
}

namespace pepiniere::portfolio::api {

struct Context;

// Which incubators are hidden. What the database said holds for a second at most: so long may one be shown that was
// hidden on another server; on this one it ends at once. Thread-safe.
class HiddenIncubators {
 public:
  // Both must outlive this.
  HiddenIncubators(db::Database& db, const base::Clock& clock) : db_(db), clock_(clock) {}

  // Ids.
  absl::StatusOr<std::shared_ptr<const std::vector<std::string>>> All(absl::Time deadline);
  // The database changed: ask it again.
  void Forget();

 private:
  db::Database& db_;
  const base::Clock& clock_;
  std::mutex mutex_;  // guards the three below
  std::shared_ptr<const std::vector<std::string>> known_;
  absl::Time known_at_ = absl::InfinitePast();
  std::uint64_t forgotten_ = 0;  // times, so that an answer from before is not kept after
};

// The incubators (ids) that this caller is not told of: those that are hidden, but for whom a role reaches one or one
// of its projects.
absl::StatusOr<std::vector<std::string>> ConcealedFrom(const Context& context, const rpc::CallScope& call);

// Blanks each reference to such an incubator in a message, wherever its contract declares one; from a list, takes it.
absl::Status Conceal(const Context& context, const rpc::CallScope& call, google::protobuf::Message& reply);

}  // namespace pepiniere::portfolio::api
