// Calls in the database: record/table.h, what they are filtered by, and the seeds of their lots.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/cohort/domain/call.h"
#include "services/cohort/domain/contradictions.h"
#include "services/query/order_by.h"
#include "services/query/sql_fragment.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::cohort::store {

// Which calls somebody leads, and whose drafts they read: all, or those of these programmes (ids), but for those in
// which they compete.
struct DraftReach {
  bool everything = false;
  std::vector<std::string> programmes;
  std::string person{};
};

// For a statement: whether the call in the table or alias `calls` is seen.
query::SqlFragment SeenCalls(const DraftReach& reach);
// The same: whether it is one of those whose drafts are read, that is, that the reader leads.
query::SqlFragment LedCalls(const DraftReach& reach);

// What calls are ordered by, and a page of those that the reader sees. Filters: title, kind, cohort, programme,
// open_time, close_time, and state, which is that of `now`.
const query::SortSchema& CallOrder();
absl::StatusOr<record::Page<base::Stored<Call>>> ListCalls(db::Database& db, absl::Time deadline,
                                                           const record::ListQuery& list, const DraftReach& reach,
                                                           absl::Time now);

// What the call of that id refers to and has beside it. `publishing`: what it refers to stays so until the transaction
// ends.
absl::StatusOr<CallSurroundings> SurroundingsOf(db::Session& session, const std::string& id, const Call& call,
                                                bool publishing);
absl::StatusOr<CallSurroundings> SurroundingsOf(db::Database& db, absl::Time deadline, const std::string& id,
                                                const Call& call);

// Keeps the seed of a call's lot, once and for all.
absl::Status KeepSeed(db::Session& session, const std::string& id, const std::string& seed, absl::Time now);

// A live published call of this cohort (an id), or that uses a version of this grid (an id), if there is any: its id.
absl::StatusOr<std::optional<std::string>> AnyPublishedOf(db::Session& session, const std::string& cohort);
absl::StatusOr<std::optional<std::string>> AnyPublishedWith(db::Session& session, const std::string& grid);

}  // namespace pepiniere::cohort::store
