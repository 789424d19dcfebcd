#include "services/journal/feed.h"

#include <optional>

#include "services/db/database.h"

namespace pepiniere::journal {
namespace {

absl::StatusOr<FeedHead> Head(db::Session& session) {
  const auto head =
      session.QueryOne("SELECT feed_id, last_seq, purged_seq FROM feed_head WHERE id = 1", {}, [](const db::Row& row) {
        return FeedHead{row.String(0), row.Int64(1), row.Int64(2)};
      });
  if (!head.ok()) return head.status();
  if (!*head) return absl::InternalError("feed_head is empty");
  return **head;
}

Change ToChange(const db::Row& row) {
  return {.seq = row.Int64(0),
          .transaction_id = row.String(1),
          .resource_type = row.String(2),
          .resource = row.String(3),
          .kind = static_cast<ChangeKind>(row.Int(4)),
          .payload = row.String(5),
          .occurred_at = row.Time(6)};
}

absl::Status Purged() { return absl::OutOfRangeError("the changes that follow are no longer kept"); }

}  // namespace

absl::StatusOr<FeedHead> ReadFeedHead(db::Database& database, absl::Time deadline) {
  return database.Read(deadline, Head);
}

absl::StatusOr<std::vector<Change>> ReadChanges(db::Database& database, absl::Time deadline, std::int64_t after_seq,
                                                int limit) {
  return database.Read(deadline, [&](db::Session& session) -> absl::StatusOr<std::vector<Change>> {
    std::vector<Change> changes;
    const absl::Status read = session.Query(
        "SELECT seq, transaction_id, resource_type, resource, kind, payload, occurred_at_us FROM changes "
        "WHERE seq > ? ORDER BY seq LIMIT ?",
        {after_seq, limit}, [&](const db::Row& row) {
          changes.push_back(ToChange(row));
          return absl::OkStatus();
        });
    if (!read.ok()) return read;
    if (!changes.empty() && changes.front().seq != after_seq + 1) return Purged();
    if (!changes.empty()) return changes;
    const absl::StatusOr<FeedHead> head = Head(session);
    if (!head.ok()) return head.status();
    if (head->purged_seq > after_seq) return Purged();
    return changes;
  });
}

}  // namespace pepiniere::journal
