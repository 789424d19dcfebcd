#include "services/portfolio/store/live_copy.h"

#include <algorithm>

#include "services/db/database.h"
#include "services/db/session.h"
#include "services/journal/news.h"

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
    PEP_ASSIGN(seq, journal::ReadLastSeq(session));
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
  PEP_ASSIGN(const journal::News news, journal::ReadNews(db_, deadline, seen_));
  if (news.incomplete) {
    PEP_TRY(LoadAll(deadline));
  } else {
    absl::flat_hash_set<std::string> names;
    for (const std::string& resource : news.resources) {
      if (std::string name = NameOf(resource); !name.empty()) names.insert(std::move(name));
    }
    PEP_TRY(Reload(deadline, {names.begin(), names.end()}));
    seen_ = news.last_seq;
  }
  caught_up_for_ = covers;
  return absl::OkStatus();
}

absl::Status LiveCopyBase::Reload(absl::Time deadline, const std::vector<std::string>& changed) {
  if (changed.empty()) return absl::OkStatus();
  PEP_TRY(db_.Snapshot(deadline, [&](db::Session& session) { return ReadChanged(session, changed); }));
  std::lock_guard lock(copy_mutex_);
  TakeChanged();
  return absl::OkStatus();
}

}  // namespace pepiniere::portfolio::store
