#include "services/metrics/store/rename_store.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
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

// Where it is all kept for a moment, of one of several that take each other's ids: no project can be called so.
constexpr std::string_view kAside = "-";

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

// What begins under its new name. To the feed, this comes after all that ends: of projects that took each other's ids,
// one and the same name does both.
struct Beginning {
  std::string_view collection;
  std::string name, payload;
};

class Move {
 public:
  // `kept_under`: the id under which it is all kept meanwhile.
  Move(journal::Unit& unit, const Renaming& renaming, const std::string& kept_under, std::vector<Beginning>& beginnings)
      : unit_(unit),
        session_(unit.session()),
        was_(renaming.from),
        change_{kept_under, renaming.to},
        back_{kept_under, renaming.from},
        uid_(renaming.uid),
        beginnings_(beginnings) {}

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
    if (renamed_.moved > 0) {
      const auto called = [](const std::string& id) { return json::ObjectOf("name", NameOf(id)); };
      unit_.Audit(NameOf(change_.to), called(was_), called(change_.to));
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
    gone.id = back_.Of(row.id);
    Follow(back_, gone.value);
    here.id = change_.Of(row.id);
    Follow(change_, here.value);
    unit_.Changed(T::kCollection, record::NameOf(T::kPattern, gone.id), ChangeKind::kDeleted,
                  json::Dump(record::WriteStored(gone)));
    beginnings_.push_back(
        {T::kCollection, record::NameOf(T::kPattern, here.id), json::Dump(record::WriteStored(here))});
  }

  // What is called by a name of its own, and says whose it is: by the name, and by the uid where it has that too.
  template <typename T>
  absl::Status MoveOwned(std::string_view table) {
    const std::string was = NameOf(was_), is = NameOf(change_.to);
    std::vector<std::string> ids;
    PEP_TRY(session_.Query(
        Concat("SELECT id FROM ", table,
               " WHERE project = ? AND project_uid IN (?, '') AND deleted_at_us IS NULL ORDER BY id FOR UPDATE"),
        {was, uid_}, [&](const db::Row& row) {
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
    PEP_TRY(session_
                .Execute(Concat("UPDATE ", table,
                                " SET project = ?, project_uid = ? WHERE project = ? AND project_uid IN (?, '')"),
                         {is, uid_, was, uid_})
                .status());
    renamed_.moved += static_cast<std::int64_t>(ids.size());
    return absl::OkStatus();
  }

  // What came by the project's sources made what is called otherwise now.
  absl::Status MoveEvents() {
    const auto beginning = [](const std::string& project) { return BeginningOf(NameOf(project) + "/"); };
    return session_
        .Execute(
            "UPDATE sources s JOIN source_events e ON e.source_id = s.id SET e.resources = REPLACE(e.resources, ?, ?) "
            "WHERE s.project = ? AND s.project_uid = ? AND e.resources <> ''",
            {beginning(was_), beginning(change_.to), NameOf(change_.to), uid_})
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
  const std::string& was_;
  const IdChange change_, back_;  // to the id of now, and to the former one
  const std::string& uid_;
  std::vector<Beginning>& beginnings_;
  Renamed renamed_;
};

absl::StatusOr<std::string> HoldUid(db::Session& session, const std::string& project) {
  PEP_ASSIGN(const auto uid, session.QueryOne("SELECT uid FROM project_uids WHERE project = ? FOR UPDATE", {project},
                                              [](const db::Row& row) { return row.String(0); }));
  return uid.value_or("");
}

// Whether all of these are as noted. Who holds those rows moves them: whoever else wants to waits, and finds them gone.
absl::StatusOr<bool> HoldAll(db::Session& session, const std::vector<Renaming>& circle) {
  std::map<std::string, std::string> uids;  // in the order in which everybody holds them
  for (const Renaming& renaming : circle) uids.emplace(renaming.from, renaming.uid);
  for (const auto& [project, uid] : uids) {
    PEP_ASSIGN(const std::string whose, HoldUid(session, project));
    if (uid.empty() || whose != uid) return false;
  }
  return true;
}

void Tell(journal::Unit& unit, const std::vector<Beginning>& beginnings) {
  for (const Beginning& one : beginnings) unit.Changed(one.collection, one.name, ChangeKind::kCreated, one.payload);
}

}  // namespace

absl::StatusOr<Renamed> RenameProject(journal::Unit& unit, const Renaming& renaming) {
  db::Session& session = unit.session();
  PEP_ASSIGN(const bool is_theirs, HoldAll(session, {renaming}));
  if (!is_theirs) return Renamed();
  PEP_TRY(KeepProjectUids(session, {{renaming.to, renaming.uid}}));
  PEP_ASSIGN(const std::string whose, HoldUid(session, renaming.to));
  if (whose != renaming.uid) return Renamed();
  PEP_TRY(ForgetProjectUids(session, {renaming.from}));
  std::vector<Beginning> beginnings;
  PEP_ASSIGN(Renamed renamed, Move(unit, renaming, renaming.from, beginnings).Run());
  Tell(unit, beginnings);
  return renamed;
}

absl::StatusOr<Renamed> RenameInCircle(journal::Unit& unit, const std::vector<Renaming>& circle) {
  db::Session& session = unit.session();
  PEP_ASSIGN(const bool are_theirs, HoldAll(session, circle));
  if (!are_theirs) return Renamed();
  std::set<std::string> before;
  ProjectUids now;
  for (const Renaming& renaming : circle) {
    before.insert(renaming.from);
    now.emplace(renaming.to, renaming.uid);
  }
  PEP_TRY(ForgetProjectUids(session, before));
  PEP_TRY(KeepProjectUids(session, now));
  // The first one makes place, and the one that was to have its id begins.
  const Renaming& first = circle.front();
  PEP_TRY(MoveAside(session, {first.from, std::string(kAside)}));
  Renamed renamed;
  renamed.theirs = true;
  std::vector<Beginning> beginnings;
  const auto move = [&](const Renaming& renaming, const std::string& kept_under) -> absl::Status {
    PEP_ASSIGN(const Renamed one, Move(unit, renaming, kept_under, beginnings).Run());
    renamed.moved += one.moved;
    return absl::OkStatus();
  };
  for (std::size_t i = circle.size() - 1; i > 0; --i) PEP_TRY(move(circle[i], circle[i].from));
  PEP_TRY(move(first, std::string(kAside)));
  Tell(unit, beginnings);
  return renamed;
}

}  // namespace pepiniere::metrics::store
