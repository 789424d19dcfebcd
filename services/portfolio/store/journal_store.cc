#include "services/portfolio/store/journal_store.h"

#include <algorithm>
#include <vector>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/row.h"
#include "services/db/session.h"
#include "services/journal/unit.h"
#include "services/json/text.h"
#include "services/record/lines.h"
#include "services/record/table.h"

namespace pepiniere::portfolio::store {
namespace {

using base::Concat;
using journal::ChangeKind;

std::string NameOf(const std::string& project, int line) {
  return record::NameOf(JournalEntry::kPattern, Concat(project, "/", line));
}

void Record(journal::Unit& unit, const std::string& project, int line, const base::Stored<Event>& event,
            bool published) {
  const std::string told = json::ObjectOf("published", record::NameOf(Event::kPattern, event.id));
  unit.Audit(NameOf(project, line), published ? "" : told, published ? told : "");
  unit.Changed(JournalEntry::kCollection, NameOf(project, line), ChangeKind::kUpdated, told);
}

}  // namespace

absl::StatusOr<Publications> LoadPublications(db::Session& session, const std::string& project) {
  struct Row {
    int line, event;
    absl::Time at;
  };
  std::vector<Row> rows;
  PEP_TRY(session.Query("SELECT line, event, published_at_us FROM journal_publications WHERE project_id = ?", {project},
                        [&](const db::Row& row) {
                          rows.push_back({row.Int(0), row.Int(1), row.Time(2)});
                          return absl::OkStatus();
                        }));
  Publications publications;
  if (rows.empty()) return publications;
  PEP_ASSIGN(const auto events, record::SelectBelow<Event>(session, project));
  for (const auto& [line, number, at] : rows) {
    const auto event = std::ranges::find(events, Concat(project, "/", number), &base::Stored<Event>::id);
    if (event != events.end()) publications.emplace(line, Publication{*event, at});
  }
  return publications;
}

absl::StatusOr<Publications> LoadPublications(db::Database& db, absl::Time deadline, const std::string& project) {
  return db.Read(deadline, [&](db::Session& session) { return LoadPublications(session, project); });
}

absl::StatusOr<Publication> Publish(journal::Unit& unit, const std::string& project, const Entry<JournalEntry>& line,
                                    const Event& event) {
  PEP_ASSIGN(const auto inserted, record::InsertBelow<Event>(unit, project, {event}));
  const Publication publication{inserted.front(), unit.now()};
  PEP_TRY(
      unit.session()
          .Execute("REPLACE INTO journal_publications (project_id, line, event, published_by, published_at_us) "
                   "VALUES (?, ?, ?, ?, ?)",
                   {project, line.number, record::NumberIn(publication.event.id), unit.caller().principal, unit.now()})
          .status());
  Record(unit, project, line.number, publication.event, true);
  return publication;
}

absl::Status Unpublish(journal::Unit& unit, const std::string& project, int line, const Publication& publication) {
  PEP_TRY(record::SetDeleted(unit, publication.event, true).status());
  PEP_TRY(unit.session()
              .Execute("DELETE FROM journal_publications WHERE project_id = ? AND line = ?", {project, line})
              .status());
  Record(unit, project, line, publication.event, false);
  return absl::OkStatus();
}

}  // namespace pepiniere::portfolio::store
