#include "services/journal/news.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/session.h"

namespace pepiniere::journal {

absl::StatusOr<News> ReadNews(db::Database& database, absl::Time deadline, std::int64_t after_seq) {
  return database.Read(deadline, [&](db::Session& session) -> absl::StatusOr<News> {
    News news;
    news.last_seq = after_seq;
    // One statement, so one snapshot. The head's row comes first.
    PEP_TRY(
        session.Query("SELECT purged_seq, '' FROM feed_head UNION ALL "
                      "SELECT seq, resource FROM changes WHERE seq > ? UNION ALL SELECT 0, resource FROM outbox",
                      {after_seq}, [&](const db::Row& row) {
                        const std::int64_t seq = row.Int64(0);
                        std::string resource = row.String(1);
                        if (resource.empty()) {
                          news.incomplete = seq > after_seq;
                        } else {
                          news.last_seq = std::max(news.last_seq, seq);
                          news.resources.insert(std::move(resource));
                        }
                        return absl::OkStatus();
                      }));
    return news;
  });
}

absl::StatusOr<std::int64_t> ReadLastSeq(db::Session& session) {
  PEP_ASSIGN(const std::optional<std::int64_t> head,
             session.QueryOne("SELECT last_seq FROM feed_head", {}, [](const db::Row& row) { return row.Int64(0); }));
  return head.value_or(0);
}

}  // namespace pepiniere::journal
