#include "services/journal/feed.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "services/base/try.h"
#include "services/db/database.h"

namespace pepiniere::journal {
namespace {

absl::StatusOr<FeedHead> Head(db::Session& session) {
  // In one statement, so that it is one instant of the database: no change is between the outbox and its place.
  const auto head = session.QueryOne(
      "SELECT feed_id, last_seq, purged_seq, COALESCE((SELECT MIN(id) FROM outbox), ''), "
      "COALESCE((SELECT MAX(id) FROM outbox), '') FROM feed_head WHERE id = 1",
      {}, [](const db::Row& row) {
        return FeedHead{row.String(0), row.Int64(1), row.Int64(2), row.String(3), row.String(4)};
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

absl::StatusOr<std::vector<Transaction>> ReadTransactions(db::Database& database, absl::Time deadline,
                                                          std::int64_t after_seq, int limit) {
  PEP_ASSIGN(std::vector<Change> changes, ReadChanges(database, deadline, after_seq, limit));
  // A full page may end within a transaction. All of it is there to be read: it got its places in one go.
  bool full = static_cast<int>(changes.size()) == limit;
  while (full && changes.front().transaction_id == changes.back().transaction_id) {
    PEP_ASSIGN(std::vector<Change> more, ReadChanges(database, deadline, changes.back().seq, limit));
    full = static_cast<int>(more.size()) == limit;
    std::ranges::move(more, std::back_inserter(changes));
  }
  std::vector<Transaction> transactions;
  for (auto begin = changes.begin(); begin != changes.end();) {
    const auto end = std::find_if(begin, changes.end(),
                                  [&](const Change& change) { return change.transaction_id != begin->transaction_id; });
    if (full && end == changes.end()) break;
    transactions.push_back(
        std::make_shared<const std::vector<Change>>(std::move_iterator(begin), std::move_iterator(end)));
    begin = end;
  }
  return transactions;
}

}  // namespace pepiniere::journal
