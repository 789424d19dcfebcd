#include "services/journal/retention.h"

#include "services/db/database.h"

namespace pepiniere::journal {

absl::StatusOr<std::int64_t> PurgeRequestLog(db::Database& database, absl::Time deadline, absl::Time before,
                                             int limit) {
  return database.Transact(deadline, [&](db::Session& session) {
    return session.Execute("DELETE FROM request_log WHERE created_at_us < ? ORDER BY created_at_us LIMIT ?",
                           {before, limit});
  });
}

absl::StatusOr<std::int64_t> PurgeChanges(db::Database& database, absl::Time deadline, absl::Time before, int limit) {
  return database.Transact(deadline, [&](db::Session& session) -> absl::StatusOr<std::int64_t> {
    const auto from = session.QueryOne("SELECT purged_seq FROM feed_head WHERE id = 1 FOR UPDATE", {},
                                       [](const db::Row& row) { return row.Int64(0); });
    if (!from.ok()) return from.status();
    if (!*from) return absl::InternalError("feed_head is empty");
    std::int64_t to = **from;
    bool old = true;
    const absl::Status read =
        session.Query("SELECT seq, occurred_at_us FROM changes ORDER BY seq LIMIT ?", {limit}, [&](const db::Row& row) {
          old = old && row.Time(1) < before;
          if (old) to = row.Int64(0);
          return absl::OkStatus();
        });
    if (!read.ok()) return read;
    if (to == **from) return 0;
    const auto head = session.Execute("UPDATE feed_head SET purged_seq = ? WHERE id = 1", {to});
    if (!head.ok()) return head.status();
    return session.Execute("DELETE FROM changes WHERE seq <= ?", {to});
  });
}

}  // namespace pepiniere::journal
