#include "services/metrics/store/rename_store.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/row.h"
#include "services/db/session.h"
#include "services/journal/unit.h"
#include "services/json/json.h"
#include "services/json/text.h"
#include "services/metrics/domain/delivery.h"
#include "services/metrics/domain/snapshot.h"
#include "services/metrics/domain/source.h"
#include "services/metrics/domain/sprint.h"
#include "services/metrics/domain/work_item.h"
#include "services/metrics/store/definition_store.h"
#include "services/metrics/store/project_uids.h"
#include "services/metrics/store/renamed_rows.h"
#include "services/metrics/store/series_rows.h"
#include "services/metrics/store/survey_store.h"
#include "services/record/payload.h"
#include "services/record/table.h"

namespace pepiniere::metrics::store {
namespace {

using base::Concat;
using journal::ChangeKind;

std::string NameOf(std::string_view project) { return Concat("projects/", project); }

// What a value refers to, by the ids of now.
void Follow(const IdChange& change, domain::WorkItem& item) {
  for (domain::Membership& membership : item.memberships) membership.sprint = change.Of(membership.sprint);
}
void Follow(const IdChange& change, domain::Incident& incident) {
  incident.deployment = change.Of(incident.deployment);
}
void Follow(const IdChange& change, domain::Objective& objective) {
  for (std::string& id : objective.verdict_evidence) id = change.Of(id);
}
template <typename T>
void Follow(const IdChange&, T&) {}

class Move {
 public:
  Move(journal::Unit& unit, const Renaming& renaming)
      : unit_(unit), session_(unit.session()), change_{renaming.from, renaming.to}, uid_(renaming.uid) {}

  absl::StatusOr<Renamed> Run() {
    renamed_.theirs = true;
    PEP_TRY(MoveOwned<domain::Definition>("definitions"));
    PEP_TRY(MoveOwned<domain::Source>("sources"));
    PEP_TRY(MoveEvents());
    PEP_TRY(MoveBelow<domain::Sprint>("sprints"));
    PEP_TRY(MoveBelow<domain::WorkItem>("work_items"));
    PEP_TRY(MoveBelow<domain::CodeChange>("code_changes"));
    PEP_TRY(MoveBelow<domain::Deployment>("deployments"));
    PEP_TRY(MoveBelow<domain::Incident>("incidents"));
    PEP_TRY(MoveBelow<domain::Survey>("surveys"));
    PEP_TRY(MoveBelow<domain::Snapshot>("snapshots"));
    PEP_TRY(MoveBelow<domain::Objective>("objectives"));
    PEP_TRY(MoveWhatFollows(session_, change_));
    PEP_TRY(MovePoints());
    PEP_TRY(ForgetProjectUids(session_, {change_.from}));
    if (renamed_.moved > 0) {
      const auto called = [](const std::string& id) { return json::ObjectOf("name", NameOf(id)); };
      unit_.Audit(NameOf(change_.to), called(change_.from), called(change_.to));
    }
    return std::move(renamed_);
  }

 private:
  // Of what lies below the project, its rows, and the feed.
  template <typename T>
  absl::Status MoveBelow(std::string_view table) {
    PEP_ASSIGN(const HeldRows held, HoldRows(session_, table, change_));
    if (held.all.empty()) return absl::OkStatus();
    PEP_ASSIGN(const std::vector<base::Stored<T>> live, record::SelectBelow<T>(session_, change_.from));
    PEP_ASSIGN(const std::int64_t moved, MoveRows(session_, table, change_, held.taken));
    renamed_.moved += moved;
    for (const base::Stored<T>& row : live) {
      if (std::ranges::find(held.taken, row.id) == held.taken.end()) Tell(row);
    }
    for (const std::string& id : held.taken) renamed_.left.push_back(record::NameOf(T::kPattern, id));
    return absl::OkStatus();
  }

  template <typename T>
  void Tell(const base::Stored<T>& row) {
    base::Stored<T> gone = row, here = row;
    gone.deleted_at = unit_.now();
    here.id = change_.Of(row.id);
    Follow(change_, here.value);
    unit_.Changed(T::kCollection, record::NameOf(T::kPattern, gone.id), ChangeKind::kDeleted,
                  json::Dump(record::WriteStored(gone)));
    unit_.Changed(T::kCollection, record::NameOf(T::kPattern, here.id), ChangeKind::kCreated,
                  json::Dump(record::WriteStored(here)));
  }

  // What is called by a name of its own, and says whose it is.
  template <typename T>
  absl::Status MoveOwned(std::string_view table) {
    const std::string was = NameOf(change_.from), is = NameOf(change_.to);
    std::vector<std::string> ids;
    PEP_TRY(session_.Query(
        Concat("SELECT id FROM ", table, " WHERE project = ? AND deleted_at_us IS NULL ORDER BY id FOR UPDATE"), {was},
        [&](const db::Row& row) {
          ids.push_back(row.String(0));
          return absl::OkStatus();
        }));
    for (const std::string& id : ids) {
      const auto before = record::FindForUpdate<T>(session_, id);
      if (absl::IsDataLoss(before.status())) continue;  // whose it is can be said all the same, below
      PEP_TRY(before.status());
      if (!*before) continue;
      T now = (*before)->value;
      now.project = is;
      now.project_uid = uid_;
      PEP_TRY(record::Update(unit_, **before, now).status());
    }
    // And those that were deleted: they may come back.
    PEP_TRY(session_.Execute(Concat("UPDATE ", table, " SET project = ? WHERE project = ?"), {is, was}).status());
    renamed_.moved += static_cast<std::int64_t>(ids.size());
    return absl::OkStatus();
  }

  // What came by the project's sources made what is called otherwise now.
  absl::Status MoveEvents() {
    const auto beginning = [](const std::string& project) { return BeginningOf(NameOf(project) + "/"); };
    return session_
        .Execute(
            "UPDATE sources s JOIN source_events e ON e.source_id = s.id SET e.resources = REPLACE(e.resources, ?, ?) "
            "WHERE s.project = ? AND e.resources <> ''",
            {beginning(change_.from), beginning(change_.to), NameOf(change_.to)})
        .status();
  }

  absl::Status MovePoints() {
    PEP_ASSIGN(const MovedSeries series, MoveSeries(session_, change_));
    for (const std::string& id : series.left) renamed_.left.push_back(record::NameOf(kSeriesPattern, id));
    if (series.moved.empty()) return absl::OkStatus();
    renamed_.moved += static_cast<std::int64_t>(series.moved.size());
    unit_.Changed(kSeries, NameOf(change_.to), ChangeKind::kUpdated,
                  WriteSeriesNews({.created = series.moved, .changed = {}, .received = unit_.now()}));
    return absl::OkStatus();
  }

  journal::Unit& unit_;
  db::Session& session_;
  const IdChange change_;
  const std::string& uid_;
  Renamed renamed_;
};

absl::StatusOr<std::string> HoldUid(db::Session& session, const std::string& project) {
  PEP_ASSIGN(const auto uid, session.QueryOne("SELECT uid FROM project_uids WHERE project = ? FOR UPDATE", {project},
                                              [](const db::Row& row) { return row.String(0); }));
  return uid.value_or("");
}

}  // namespace

absl::StatusOr<Renamed> RenameProject(journal::Unit& unit, const Renaming& renaming) {
  // Who holds this row moves it: whoever else wants to waits, and finds it gone.
  PEP_ASSIGN(const std::string whose, HoldUid(unit.session(), renaming.from));
  if (renaming.uid.empty() || whose != renaming.uid) return Renamed();
  PEP_TRY(KeepProjectUids(unit.session(), ProjectUids{{renaming.to, renaming.uid}}));
  PEP_ASSIGN(const std::string theirs, HoldUid(unit.session(), renaming.to));
  if (theirs != renaming.uid) return Renamed();
  return Move(unit, renaming).Run();
}

}  // namespace pepiniere::metrics::store
