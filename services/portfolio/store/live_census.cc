#include "services/portfolio/store/live_census.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>

#include "services/db/database.h"
#include "services/db/session.h"
#include "services/portfolio/store/census_facts.h"

namespace pepiniere::portfolio::store {
namespace {

// x of "projects/x", "projects/x/phaseRecords/3"; empty for what is no project's.
std::string ProjectOf(std::string_view resource) {
  constexpr std::string_view kPrefix = "projects/";
  if (!resource.starts_with(kPrefix)) return "";
  resource.remove_prefix(kPrefix.size());
  return std::string(resource.substr(0, resource.find('/')));
}

// Of a project that is called otherwise by now nothing is found under its old name, and nothing counts.
void AddGone(const std::vector<std::string>& projects, std::vector<ProjectFacts>& fresh) {
  std::set<std::string_view> found;
  for (const ProjectFacts& facts : fresh) found.insert(facts.id);
  std::vector<ProjectFacts> gone;
  for (const std::string& id : projects) {
    if (!found.contains(id)) gone.emplace_back().id = id;
  }
  std::ranges::move(gone, std::back_inserter(fresh));
}

}  // namespace

absl::Status LiveCensus::Load(absl::Time deadline) {
  std::lock_guard lock(catch_up_mutex_);
  return LoadAll(deadline);
}

absl::Status LiveCensus::LoadAll(absl::Time deadline) {
  Census census;
  std::int64_t seq = 0;
  PEP_TRY(db_.Snapshot(deadline, [&](db::Session& session) -> absl::Status {
    census = Census();
    PEP_ASSIGN(const std::optional<std::int64_t> head,
               session.QueryOne("SELECT last_seq FROM feed_head", {}, [](const db::Row& row) { return row.Int64(0); }));
    seq = head.value_or(0);
    return ReadAllFacts(session, [&](const ProjectFacts& facts) { census.Put(facts); });
  }));
  seen_ = seq;
  std::lock_guard lock(census_mutex_);
  census_ = std::move(census);
  loaded_.store(true, std::memory_order_release);
  return absl::OkStatus();
}

absl::Status LiveCensus::CatchUp(absl::Time deadline) {
  if (!loaded()) return absl::UnavailableError("the portfolio is still being loaded; try again in a moment");
  const std::int64_t me = arrivals_.fetch_add(1);
  std::lock_guard lock(catch_up_mutex_);
  if (me < caught_up_for_) return absl::OkStatus();
  const std::int64_t covers = arrivals_.load();
  PEP_ASSIGN(const News news, ReadNews(deadline));
  if (news.too_old) {
    PEP_TRY(LoadAll(deadline));
  } else {
    PEP_TRY(Reload(deadline, {news.projects.begin(), news.projects.end()}));
    seen_ = news.last_seq;
  }
  caught_up_for_ = covers;
  return absl::OkStatus();
}

absl::StatusOr<LiveCensus::News> LiveCensus::ReadNews(absl::Time deadline) {
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
                        if (std::string id = ProjectOf(resource); !id.empty()) news.projects.insert(std::move(id));
                        return absl::OkStatus();
                      }));
    return news;
  });
}

absl::Status LiveCensus::Reload(absl::Time deadline, const std::vector<std::string>& projects) {
  if (projects.empty()) return absl::OkStatus();
  std::vector<ProjectFacts> fresh;
  PEP_TRY(db_.Snapshot(deadline, [&](db::Session& session) {
    fresh.clear();
    return ReadFactsOf(session, projects, [&](ProjectFacts facts) { fresh.push_back(std::move(facts)); });
  }));
  AddGone(projects, fresh);
  std::lock_guard lock(census_mutex_);
  for (const ProjectFacts& facts : fresh) census_.Put(facts);
  return absl::OkStatus();
}

}  // namespace pepiniere::portfolio::store
