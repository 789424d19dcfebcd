// What came by sources: each event once, what became of it, and what was sent where it was refused.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/metrics/domain/source.h"
#include "services/metrics/store/source_store.h"
#include "services/query/order_by.h"
#include "services/query/schema.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::metrics::store {

inline constexpr absl::Duration kKeptEvents = absl::Hours(24 * 90), kKeptBodies = absl::Hours(24 * 30);

// A page of those of a source (an id), the latest first where nothing else is asked. `id` is its name's: the source's,
// a slash and its own. Of `replayable`: whose body is kept at `now`.
const query::SortSchema& EventOrder();
absl::StatusOr<record::Page<base::Stored<domain::SourceEvent>>> ListEvents(db::Database& db, absl::Time deadline,
                                                                           const record::ListQuery& list,
                                                                           const std::string& source, absl::Time now);

// The event that any of these keys is of, if it came before: its id. Locked: two that come at once are one after the
// other. Its source is locked for that.
absl::StatusOr<std::optional<std::string>> FindEvent(db::Session& session, const std::string& source,
                                                     const std::vector<std::string>& keys);
// Keeps one that is new, under these keys, by which no other is known any more: its id.
absl::StatusOr<std::string> AddEvent(db::Session& session, const std::string& source,
                                     const std::vector<std::string>& keys, const domain::SourceEvent& event);
// It came again: counted, and known by these keys too.
absl::Status CountDelivery(db::Session& session, const std::string& id, const std::vector<std::string>& keys);
// What became of it, now that it was tried again: outcome, reason, field, message, resources, replay_time.
absl::Status SettleEvent(db::Session& session, const std::string& id, const domain::SourceEvent& event);

// What was sent and refused, sealed, until `expires_at`; none: it is not kept (any more), or with another key.
absl::Status KeepBody(db::Session& session, const std::string& id, std::string_view body, const ServerKey& key,
                      absl::Time expires_at);
absl::StatusOr<std::optional<std::string>> LoadBody(db::Session& session, const std::string& id, const ServerKey& key,
                                                    absl::Time now);
absl::Status DropBody(db::Session& session, const std::string& id);
// Which of these (ids) have a body at `now`.
absl::StatusOr<std::vector<std::string>> Replayable(db::Session& session, const std::vector<std::string>& ids,
                                                    absl::Time now);
absl::StatusOr<std::vector<std::string>> Replayable(db::Database& db, absl::Time deadline,
                                                    const std::vector<std::string>& ids, absl::Time now);

struct EventCounts {
  std::optional<absl::Time> last_event{};
  int last_day = 0, refused_last_day = 0;
  std::string last_refusal_reason{};  // of the last 30 days
};
// Of each of these sources (ids) by which anything came.
absl::StatusOr<std::map<std::string, EventCounts>> CountEvents(db::Database& db, absl::Time deadline,
                                                               const std::vector<std::string>& sources, absl::Time now);

// Forgets what is too old, with its keys, and bodies that expired. At most `most` events at once: how many there were.
absl::StatusOr<std::int64_t> ForgetEvents(db::Session& session, absl::Time now, int most);

}  // namespace pepiniere::metrics::store
