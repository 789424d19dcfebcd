// Seats in the database: record/table.h, and what they are filtered by.
#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/cohort/domain/seat.h"
#include "services/cohort/store/call_store.h"
#include "services/query/order_by.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::cohort::store {

// What seats are ordered by, and a page of those whose call lives and is seen. Filters: challenge, skill, count.
const query::SortSchema& SeatOrder();
absl::StatusOr<record::Page<base::Stored<Seat>>> ListSeats(db::Database& db, absl::Time deadline,
                                                           const record::ListQuery& list, const std::string& call,
                                                           const DraftReach& reach);

// Another live seat of that call of the same challenge and skill, if there is any: its id. For who has locked the call.
absl::StatusOr<std::optional<std::string>> FindTwin(db::Session& session, const std::string& id, const Seat& seat);

// A live seat (an id) of a published call that is of that challenge, if there is any. Drafts are told to their coaches
// alone; they are checked when they are published.
absl::StatusOr<std::optional<std::string>> AnyPublishedSeatOf(db::Session& session, const std::string& challenge);

}  // namespace pepiniere::cohort::store
