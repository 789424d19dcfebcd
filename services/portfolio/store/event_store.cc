#include "services/portfolio/store/event_store.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/row.h"
#include "services/db/session.h"
#include "services/journal/unit.h"
#include "services/record/document.h"
#include "services/record/versions.h"

namespace pepiniere::portfolio::store {
namespace {

using base::Concat;
using journal::ChangeKind;

constexpr std::string_view kSelect =
    "SELECT number, version, type, date, comment, source_date, source, created_at_us, updated_at_us "
    "FROM project_events WHERE project_id = ? AND deleted_at_us IS NULL ";

// A day that is none is kept as it was written, as an import keeps it.
ProjectEvent ReadEvent(const db::Row& row) {
  std::optional<base::Date> day = row.OptDate(3);
  std::string as_written = row.String(5);
  if (!row.status().ok()) {
    row.Forgive();
    if (as_written.empty()) as_written = row.String(3);
    day.reset();
  }
  return {{row.String(0),
           row.Int64(1),
           {row.String(2), day, row.String(4), std::move(as_written)},
           row.Time(7),
           row.Time(8),
           std::nullopt},
          row.String(6)};
}

absl::StatusOr<std::vector<ProjectEvent>> Load(db::Session& session, const std::string& project, int after, int limit) {
  std::vector<ProjectEvent> events;
  PEP_TRY(session.Query(Concat(kSelect, "AND number > ? ORDER BY number LIMIT ?"), {project, after, limit},
                        [&](const db::Row& row) {
                          events.push_back(ReadEvent(row));
                          return absl::OkStatus();
                        }));
  return events;
}

absl::StatusOr<std::optional<ProjectEvent>> FindWith(db::Session& session, const std::string& project, int number,
                                                     std::string_view lock) {
  return session.QueryOne(Concat(kSelect, "AND number = ?", lock), {project, number}, ReadEvent);
}

std::string NameOf(const std::string& project, const base::Stored<Event>& event) {
  return Concat("projects/", project, "/events/", event.id);
}

// An event before and after.
struct Revision {
  const base::Stored<Event>* before = nullptr;
  const base::Stored<Event>& after;
};

absl::Status Record(journal::Unit& unit, const std::string& project, const std::vector<Revision>& revisions,
                    ChangeKind kind) {
  std::vector<db::Value> cells;
  for (const auto& [before, after] : revisions) {
    const std::string document = record::ToDocument(after.value);
    unit.Audit(NameOf(project, after), before ? record::ToDocument(before->value) : "",
               after.deleted_at ? "" : document);
    unit.Changed("events", NameOf(project, after), kind, document);
    cells.insert(cells.end(), {Concat(project, "/", after.id), after.version, std::string(document), after.updated_at});
  }
  return unit.session()
      .InsertRows("INSERT INTO record_history (collection, id, version, document, recorded_at_us) VALUES",
                  "('events', ?, ?, ?, ?)", cells)
      .status();
}

}  // namespace

absl::StatusOr<std::optional<ProjectEvent>> FindEvent(db::Database& db, absl::Time deadline, const std::string& project,
                                                      int number) {
  return db.Read(deadline, [&](db::Session& session) { return FindWith(session, project, number, ""); });
}

absl::StatusOr<std::optional<ProjectEvent>> LockEvent(db::Session& session, const std::string& project, int number) {
  return FindWith(session, project, number, " FOR UPDATE");
}

absl::StatusOr<std::vector<ProjectEvent>> LoadEvents(db::Database& db, absl::Time deadline, const std::string& project,
                                                     int after, int limit) {
  return db.Read(deadline, [&](db::Session& session) { return Load(session, project, after, limit); });
}

absl::StatusOr<std::vector<ProjectEvent>> LoadEvents(db::Session& session, const std::string& project) {
  return Load(session, project, 0, std::numeric_limits<int>::max());
}

absl::StatusOr<std::vector<ProjectEvent>> InsertEvents(journal::Unit& unit, const std::string& project,
                                                       const std::vector<Event>& events, std::string_view source) {
  if (events.empty()) return std::vector<ProjectEvent>();
  PEP_ASSIGN(const std::optional<int> last,
             unit.session().QueryOne("SELECT COALESCE(MAX(number), 0) FROM project_events WHERE project_id = ?",
                                     {project}, [](const db::Row& row) { return row.Int(0); }));
  std::vector<ProjectEvent> inserted;
  for (const Event& event : events) {
    const int number = last.value_or(0) + static_cast<int>(inserted.size()) + 1;
    inserted.push_back({{std::to_string(number), 1, event, unit.now(), unit.now(), std::nullopt}, std::string(source)});
  }
  std::vector<db::Value> cells;
  for (const ProjectEvent& e : inserted) {
    const Event& event = e.stored.value;
    cells.insert(cells.end(), {project, e.number(), 1, event.type, event.date, event.comment, event.source_date, source,
                               unit.now(), unit.now()});
  }
  PEP_TRY(unit.session()
              .InsertRows("INSERT INTO project_events (project_id, number, version, type, date, comment, source_date, "
                          "source, created_at_us, updated_at_us) VALUES",
                          "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", cells)
              .status());
  std::vector<Revision> revisions;
  for (const ProjectEvent& e : inserted) revisions.push_back({nullptr, e.stored});
  PEP_TRY(Record(unit, project, revisions, ChangeKind::kCreated));
  return inserted;
}

absl::StatusOr<ProjectEvent> UpdateEvent(journal::Unit& unit, const std::string& project, const ProjectEvent& before,
                                         const Event& event) {
  if (event == before.stored.value) return before;
  ProjectEvent after{record::NextVersion(unit, before.stored), before.source};
  after.stored.value = event;
  PEP_TRY(unit.session()
              .Execute("UPDATE project_events SET version = ?, type = ?, date = ?, comment = ?, source_date = ?, "
                       "updated_at_us = ? WHERE project_id = ? AND number = ? AND version = ?",
                       {after.stored.version, event.type, event.date, event.comment, event.source_date,
                        after.stored.updated_at, project, after.number(), before.stored.version})
              .status());
  PEP_TRY(Record(unit, project, {{&before.stored, after.stored}}, ChangeKind::kUpdated));
  return after;
}

absl::Status RemoveEvent(journal::Unit& unit, const std::string& project, const ProjectEvent& before) {
  base::Stored<Event> after = record::NextVersion(unit, before.stored);
  after.deleted_at = after.updated_at;
  PEP_TRY(
      unit.session()
          .Execute("UPDATE project_events SET deleted_at_us = ?, version = ?, updated_at_us = ? "
                   "WHERE project_id = ? AND number = ? AND version = ?",
                   {after.deleted_at, after.version, after.updated_at, project, before.number(), before.stored.version})
          .status());
  return Record(unit, project, {{&before.stored, after}}, ChangeKind::kDeleted);
}

}  // namespace pepiniere::portfolio::store
