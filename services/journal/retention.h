// How long the journal remembers. Audit records stay.
#pragma once

#include <cstdint>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace pepiniere::db {
class Database;
}

namespace pepiniere::journal {

// Each deletes up to `limit` entries and returns how many: call again until it returns less. So locks are never held
// for long.

// Answers given before `before`. Their request_ids can be used again.
absl::StatusOr<std::int64_t> PurgeRequestLog(db::Database& database, absl::Time deadline, absl::Time before, int limit);

// The feed's oldest changes, up to the first that occurred at `before` or later. Readers who have not come that far get
// OUT_OF_RANGE.
absl::StatusOr<std::int64_t> PurgeChanges(db::Database& database, absl::Time deadline, absl::Time before, int limit);

}  // namespace pepiniere::journal
