#include "services/metrics/api/renames.h"

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

constexpr std::string_view kWho = "service:metrics", kMethod = "pepiniere.metrics.v1.MetricsService/FollowRenaming";
constexpr absl::Duration kEvery = absl::Seconds(10), kRest = absl::Hours(1);

// What is kept, and whose that is known to be.
struct Kept {
  std::set<std::string> projects;
  store::ProjectUids uids;
};

absl::StatusOr<Kept> LoadKept(db::Database& db, absl::Time deadline) {
  return db.Read(deadline, [](db::Session& session) -> absl::StatusOr<Kept> {
    Kept kept;
    PEP_ASSIGN(kept.projects, store::KeptProjects(session));
    PEP_ASSIGN(kept.uids, store::LoadProjectUids(session));
    return kept;
  });
}

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

// Notes whose ids these are, and not any more whose those were under which nothing is kept.
absl::Status Note(db::Database& db, absl::Time deadline, const Kept& kept, const store::ProjectUids& learned) {
  std::set<std::string> empty;
  for (const auto& [project, uid] : kept.uids) {
    if (!kept.projects.contains(project)) empty.insert(project);
  }
  if (learned.empty() && empty.empty()) return absl::OkStatus();
  return db.Transact(deadline, [&](db::Session& session) -> absl::Status {
    PEP_TRY(store::ForgetProjectUids(session, empty));
    return store::KeepProjectUids(session, learned);
  });
}

absl::StatusOr<bool> IsKept(db::Database& db, absl::Time deadline, const store::Renaming& renaming) {
  return db.Read(deadline,
                 [&](db::Session& session) { return store::IsKeptUnder(session, renaming.from, renaming.uid); });
}

absl::StatusOr<store::Renamed> MoveOne(const resource::Context& context, absl::Time deadline,
                                       const store::Renaming& renaming) {
  using Nothing = v1::ListDefinitionsResponse;
  const journal::WriteCall writer = {
      .principal = std::string(kWho), .method = base::Concat("/", kMethod), .deadline = deadline};
  store::Renamed renamed;
  const auto rename = [&](journal::Unit& unit) -> absl::StatusOr<Nothing> {
    PEP_ASSIGN(renamed, store::RenameProject(unit, renaming));
    return Nothing();
  };
  PEP_TRY(journal::Mutate<Nothing>(context.db, context.clock, writer, Nothing(), rename).status());
  context.committed();
  return renamed;
}

}  // namespace

absl::Status MoveWhatIsKept(const resource::Context& context, absl::Time deadline, const store::Renaming& renaming) {
  PEP_ASSIGN(const bool is_kept, IsKept(context.db, deadline, renaming));
  return is_kept ? MoveOne(context, deadline, renaming).status() : absl::OkStatus();
}

absl::StatusOr<std::vector<store::Renaming>> Renames::Find(const resource::Context& context,
                                                           const peers::Projects& projects, absl::Time deadline) {
  const absl::Time now = context.clock.Now();
  std::vector<store::Renaming> renamings;
  PEP_ASSIGN(const Kept kept, LoadKept(context.db, deadline));
  if (kept.projects.empty()) return renamings;
  const rpc::CallScope call(kMethod, now, deadline, rpc::TraceId(""));
  PEP_ASSIGN(const peers::ProjectMap all, projects.Now(call));
  std::map<std::string_view, const peers::Project*> by_uid;
  for (const auto& named : all) by_uid.emplace(named.second.uid, &named.second);
  store::ProjectUids learned;
  for (const std::string& id : kept.projects) {
    const auto rests = resting_.find(id);
    if (rests != resting_.end() && now < rests->second) continue;
    const auto known = kept.uids.find(id);
    std::string uid = known == kept.uids.end() ? "" : known->second;
    if (uid.empty()) {
      PEP_ASSIGN(uid, OwnerOf(projects, call, all, id));
      if (!uid.empty()) learned.emplace(id, uid);
    }
    const auto project = by_uid.find(uid);
    if (uid.empty() || project == by_uid.end() || !project->second->lives) continue;
    std::string to = ProjectId(project->second->name);
    if (to != id) renamings.push_back({id, std::move(to), std::move(uid)});
  }
  PEP_TRY(Note(context.db, deadline, kept, learned));
  return renamings;
}

absl::Status Renames::Move(const resource::Context& context, absl::Time deadline,
                           std::vector<store::Renaming>& renamings, Report& report) {
  // "b, once a" waits until "c, once b" is moved.
  for (bool more = true; more;) {
    more = false;
    std::vector<store::Renaming> waiting;
    for (store::Renaming& renaming : renamings) {
      PEP_ASSIGN(store::Renamed renamed, MoveOne(context, deadline, renaming));
      if (!renamed.theirs) {
        waiting.push_back(std::move(renaming));
        continue;
      }
      more = true;
      if (!renamed.left.empty()) resting_[renaming.from] = context.clock.Now() + kRest;
      report.left.insert(report.left.end(), renamed.left.begin(), renamed.left.end());
      if (renamed.moved > 0) report.moved.push_back(std::move(renaming));
    }
    renamings = std::move(waiting);
  }
  for (const store::Renaming& renaming : renamings) {
    PEP_ASSIGN(const bool is_kept, IsKept(context.db, deadline, renaming));
    if (!is_kept) continue;  // another server moved it
    resting_[renaming.from] = context.clock.Now() + kRest;
    report.left.push_back(ProjectName(renaming.from));
  }
  return absl::OkStatus();
}

absl::StatusOr<Renames::Report> Renames::Follow(const resource::Context& context, const peers::Projects& projects,
                                                absl::Time deadline) {
  Report report;
  const absl::Time now = context.clock.Now();
  if (now < due_) return report;
  due_ = now + kEvery;
  std::erase_if(resting_, [&](const auto& rests) { return rests.second <= now; });
  PEP_ASSIGN(std::vector<store::Renaming> renamings, Find(context, projects, deadline));
  if (renamings.empty()) return report;
  // Who asks by the new name finds it where it is from the first moment on.
  projects.Forget();
  PEP_TRY(Move(context, deadline, renamings, report));
  return report;
}

}  // namespace pepiniere::metrics::api
