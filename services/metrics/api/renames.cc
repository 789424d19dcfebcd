#include "services/metrics/api/renames.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "pepiniere/metrics/v1/definition.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/journal/mutation.h"
#include "services/metrics/api/containers.h"
#include "services/metrics/store/project_uids.h"
#include "services/rpc/trace_id.h"

namespace pepiniere::metrics::api {
namespace {

using Report = Renames::Report;
using Renamings = std::vector<store::Renaming>;

constexpr std::string_view kWho = "service:metrics", kMethod = "pepiniere.metrics.v1.MetricsService/FollowRenaming";
// Whoever tells something says whose it is. What nobody said that of is searched for less often.
constexpr absl::Duration kEvery = absl::Seconds(10), kSearchEvery = absl::Hours(1);
constexpr absl::Duration kPatience = absl::Seconds(50);
constexpr int kTries = 3;

// Whose what is kept under that id is; empty: nobody's that there is.
absl::StatusOr<std::string> OwnerOf(const peers::Projects& projects, const rpc::CallScope& call,
                                    const peers::ProjectMap& all, const std::string& id) {
  const auto its_own = all.find(ProjectName(id));
  if (its_own != all.end()) return its_own->second.uid;
  // Nobody is called so, and nobody who was deleted: somebody was.
  const auto found = projects.Find(call, ProjectName(id));
  if (absl::IsUnavailable(found.status())) return found.status();
  return found.ok() && *found ? (*found)->uid : "";
}

// Moves what is kept of projects, as the portfolio calls them at this moment.
class Following {
 public:
  Following(const resource::Context& context, const peers::Projects& projects, absl::Time deadline)
      : context_(context),
        projects_(projects),
        call_(kMethod, context.clock.Now(), deadline, rpc::TraceId("")),
        deadline_(deadline) {}

  // `searches`: what nobody said whose it is too.
  absl::StatusOr<Report> Run(bool searches) {
    PEP_TRY(Load(searches));
    if (uids_.empty() && kept_.empty()) return std::move(report_);
    PEP_TRY(AskPortfolio());
    for (const auto& named : all_) by_uid_.emplace(named.second.uid, named.first);
    PEP_TRY(Learn());
    Renamings renamings = Find();
    if (renamings.empty()) return std::move(report_);
    // Who asks by the new name finds it where it is from the first moment on.
    projects_.Forget();
    PEP_TRY(MoveInTurn(renamings));
    if (renamings.empty()) return std::move(report_);
    PEP_TRY(MoveCircles(renamings));
    PEP_TRY(MoveInTurn(renamings));
    return std::move(report_);
  }

 private:
  absl::Status Load(bool searches) {
    return context_.db.Read(deadline_, [&](db::Session& session) -> absl::Status {
      kept_.clear();
      if (searches) {
        PEP_ASSIGN(kept_, store::KeptProjects(session));
      }
      PEP_ASSIGN(uids_, store::LoadProjectUids(session));
      return absl::OkStatus();
    });
  }

  // One that does not answer in time is away.
  absl::Status AskPortfolio() {
    auto now = projects_.Now(call_);
    if (absl::IsDeadlineExceeded(now.status())) return absl::UnavailableError(now.status().message());
    PEP_TRY(now.status());
    all_ = *std::move(now);
    return absl::OkStatus();
  }

  // Whose the ids are of which nobody knows that. What is a project's that the portfolio never knew (it was set up
  // anew) is whose who is called so.
  absl::Status Learn() {
    std::set<std::string> unknown;
    store::ProjectUids learned;
    for (const auto& [id, uid] : uids_) {
      const auto its_own = all_.find(ProjectName(id));
      if (by_uid_.contains(uid) || its_own == all_.end()) continue;
      unknown.insert(id);
      learned.emplace(id, its_own->second.uid);
    }
    for (const std::string& id : kept_) {
      if (uids_.contains(id)) continue;
      PEP_ASSIGN(std::string uid, OwnerOf(projects_, call_, all_, id));
      if (!uid.empty()) learned.emplace(id, std::move(uid));
    }
    if (learned.empty()) return absl::OkStatus();
    for (const auto& [id, uid] : learned) uids_[id] = uid;
    return context_.db.Transact(deadline_, [&](db::Session& session) -> absl::Status {
      PEP_TRY(store::ForgetProjectUids(session, unknown));
      return store::KeepProjectUids(session, learned);
    });
  }

  Renamings Find() const {
    Renamings renamings;
    for (const auto& [id, uid] : uids_) {
      const auto name = by_uid_.find(uid);
      if (name == by_uid_.end()) continue;
      std::string now = ProjectId(name->second);
      if (now != id) renamings.push_back({id, std::move(now), uid});
    }
    return renamings;
  }

  absl::StatusOr<store::Renamed> Move(const Renamings& renamings) {
    using Nothing = v1::ListDefinitionsResponse;
    const journal::WriteCall writer = {
        .principal = std::string(kWho), .method = base::Concat("/", kMethod), .deadline = deadline_};
    store::Renamed renamed;
    const auto rename = [&](journal::Unit& unit) -> absl::StatusOr<Nothing> {
      PEP_ASSIGN(renamed, renamings.size() == 1 ? store::RenameProject(unit, renamings.front())
                                                : store::RenameInCircle(unit, renamings));
      return Nothing();
    };
    PEP_TRY(journal::Mutate<Nothing>(context_.db, context_.clock, writer, Nothing(), rename).status());
    context_.committed();
    report_.left.insert(report_.left.end(), renamed.left.begin(), renamed.left.end());
    if (renamed.moved > 0) report_.moved.insert(report_.moved.end(), renamings.begin(), renamings.end());
    return renamed;
  }

  // Those whose place is free. "b, once a" waits until "c, once b" is moved; what another server moved a moment ago
  // waits in vain.
  absl::Status MoveInTurn(Renamings& renamings) {
    for (bool more = true; more;) {
      more = false;
      Renamings waiting;
      for (const store::Renaming& renaming : renamings) {
        PEP_ASSIGN(const store::Renamed renamed, Move({renaming}));
        more = more || renamed.theirs;
        if (!renamed.theirs) waiting.push_back(renaming);
      }
      renamings = std::move(waiting);
    }
    return absl::OkStatus();
  }

  // Those that wait for each other: they took each other's names.
  absl::Status MoveCircles(const Renamings& renamings) {
    std::map<std::string, const store::Renaming*> by_former;
    for (const store::Renaming& renaming : renamings) by_former.emplace(renaming.from, &renaming);
    std::set<std::string> seen;
    for (const store::Renaming& first : renamings) {
      Renamings way;
      auto next = by_former.find(first.from);
      for (; next != by_former.end() && seen.insert(next->first).second; next = by_former.find(next->second->to)) {
        way.push_back(*next->second);
      }
      if (next == by_former.end()) continue;
      // Of a way that comes back to where it was, what lies before that waits for the circle.
      way.erase(way.begin(), std::ranges::find(way, next->first, &store::Renaming::from));
      if (way.size() > 1) PEP_TRY(Move(way).status());
    }
    return absl::OkStatus();
  }

  const resource::Context& context_;
  const peers::Projects& projects_;
  const rpc::CallScope call_;
  const absl::Time deadline_;
  std::set<std::string> kept_;  // ids
  store::ProjectUids uids_;
  peers::ProjectMap all_;
  std::map<std::string, std::string> by_uid_;  // names
  Report report_;
};

absl::StatusOr<store::Noted> NotedOf(const Context& context, const rpc::CallScope& call,
                                     const peers::Project& project) {
  return context.db.Read(call.deadline(), [&](db::Session& session) {
    return store::FindNoted(session, ProjectId(project.name), project.uid);
  });
}

absl::Status Note(const Context& context, const rpc::CallScope& call, const peers::Project& project) {
  const store::ProjectUids its_own = {{ProjectId(project.name), project.uid}};
  return context.db.Transact(call.deadline(),
                             [&](db::Session& session) { return store::KeepProjectUids(session, its_own); });
}

absl::Status MoveNow(const Context& context, const rpc::CallScope& call) {
  context.projects.Forget();  // perhaps it is what was said of names that is old
  // Once begun it goes on, whether or not the caller still waits: the next one finds it done.
  const absl::Time deadline = std::max(call.deadline(), context.clock.Now() + kPatience);
  return Following(context, context.projects, deadline).Run(/*searches=*/false).status();
}

}  // namespace

absl::StatusOr<bool> Settle(const Context& context, const rpc::CallScope& call, const peers::Project& project) {
  PEP_ASSIGN(const store::Noted noted, NotedOf(context, call, project));
  const bool is_others = !noted.owner.empty() && noted.owner != project.uid;
  if (!is_others && !noted.elsewhere) return false;
  PEP_TRY(MoveNow(context, call));
  return true;
}

absl::StatusOr<std::optional<peers::Project>> FindSettled(const Context& context, const rpc::CallScope& call,
                                                          const std::string& name) {
  PEP_ASSIGN(auto found, context.projects.Find(call, name));
  if (!found || found->name != name) return found;
  PEP_ASSIGN(const bool moved, Settle(context, call, *found));
  if (!moved) return found;
  return context.projects.Find(call, name);
}

absl::StatusOr<std::optional<peers::Project>> FindToTell(const Context& context, const rpc::CallScope& call,
                                                         const std::string& name) {
  for (int i = 0; i < kTries; ++i) {
    PEP_ASSIGN(auto found, context.projects.Find(call, name));
    if (!found || found->name != name || !found->lives) return found;
    PEP_ASSIGN(const store::Noted noted, NotedOf(context, call, *found));
    if (noted.owner == found->uid && !noted.elsewhere) return found;
    const bool is_new = noted.owner.empty() && !noted.elsewhere;
    PEP_TRY(is_new ? Note(context, call, *found) : MoveNow(context, call));
  }
  return absl::UnavailableError(base::Concat(name, " is being renamed: try again"));
}

absl::StatusOr<Renames::Report> Renames::Follow(const resource::Context& context, const peers::Projects& projects,
                                                absl::Time deadline) {
  const absl::Time now = context.clock.Now();
  if (now < due_) return Report();
  due_ = now + kEvery;
  const bool searches = now >= search_due_;
  PEP_ASSIGN(Report report, Following(context, projects, deadline).Run(searches));
  if (searches) search_due_ = now + kSearchEvery;
  return report;
}

}  // namespace pepiniere::metrics::api
