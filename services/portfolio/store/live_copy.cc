#include "services/portfolio/store/live_copy.h"

#include <algorithm>
#include <optional>

#include "services/db/database.h"
#include "services/db/session.h"

namespace pepiniere::portfolio::store {

std::string LiveCopyBase::NameOf(std::string_view resource) const {
  const std::size_t slash = resource.find('/');
  if (slash == std::string_view::npos) return "";
  if (std::ranges::find(collections_, resource.substr(0, slash)) == collections_.end()) return "";
  return std::string(resource.substr(0, resource.find('/', slash + 1)));
}

absl::Status LiveCopyBase::Load(absl::Time deadline) {
  std::lock_guard lock(catch_up_mutex_);
  return LoadAll(deadline);
}

absl::Status LiveCopyBase::LoadAll(absl::Time deadline) {
  std::int64_t seq = 0;
  PEP_TRY(db_.Snapshot(deadline, [&](db::Session& session) -> absl::Status {
    PEP_ASSIGN(const std::optional<std::int64_t> head,
               session.QueryOne("SELECT last_seq FROM feed_head", {}, [](const db::Row& row) { return row.Int64(0); }));
    seq = head.value_or(0);
    return ReadAll(session);
  }));
  seen_ = seq;
  std::lock_guard lock(copy_mutex_);
  TakeAll();
  loaded_.store(true, std::memory_order_release);
  return absl::OkStatus();
}

absl::Status LiveCopyBase::CatchUp(absl::Time deadline) {
  if (!loaded()) return absl::UnavailableError("the portfolio is still being loaded; try again in a moment");
  const std::int64_t me = arrivals_.fetch_add(1);
  std::lock_guard lock(catch_up_mutex_);
  if (me < caught_up_for_) return absl::OkStatus();
  const std::int64_t covers = arrivals_.load();
  PEP_ASSIGN(const News news, ReadNews(deadline));
  if (news.too_old) {
    PEP_TRY(LoadAll(deadline));
  } else {
    PEP_TRY(Reload(deadline, {news.names.begin(), news.names.end()}));
    seen_ = news.last_seq;
  }
  caught_up_for_ = covers;
  return absl::OkStatus();
}

absl::StatusOr<LiveCopyBase::News> LiveCopyBase::ReadNews(absl::Time deadline) {
  return db_.Read(deadline, [&](db::Session& session) -> absl::StatusOr<News> {
    News news;
    news.last_seq = seen_;
    // One statement, so one snapshot. The head's row comes first.
    PEP_TRY(
        session.Query("SELECT purged_seq, '' FROM feed_head UNION ALL "
                      "SELECT seq, resource FROM changes WHERE seq > ? UNION ALL SELECT 0, resource FROM outbox",
                      {seen_}, [&](const db::Row& row) {
                        const std::int64_t seq = row.Int64(0);
                        const std::string resource = row.String(1);
                        if (resource.empty()) {
                          news.too_old = seq > seen_;
                          return absl::OkStatus();
                        }
                        news.last_seq = std::max(news.last_seq, seq);
                        if (std::string name = NameOf(resource); !name.empty()) news.names.insert(std::move(name));
                        return absl::OkStatus();
                      }));
    return news;
  });
}

absl::Status LiveCopyBase::Reload(absl::Time deadline, const std::vector<std::string>& changed) {
  if (changed.empty()) return absl::OkStatus();
  PEP_TRY(db_.Snapshot(deadline, [&](db::Session& session) { return ReadChanged(session, changed); }));
  std::lock_guard lock(copy_mutex_);
  TakeChanged();
  return absl::OkStatus();
}

}  // namespace pepiniere::portfolio::store
