#include "services/portfolio/store/attention_store.h"

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/id_turns.h"
#include "services/db/session.h"
#include "services/portfolio/domain/census.h"
#include "services/record/document.h"

namespace pepiniere::portfolio::store {

using base::Concat;

absl::StatusOr<absl::flat_hash_set<std::string>> ProjectsOf(db::Database& db, absl::Time deadline,
                                                            std::string_view field, const std::string& value) {
  static const std::string kSelect = Concat(
      "SELECT project_id FROM project_terms WHERE field = ? AND value = ? AND known_to_us = ", kUntilFurtherNotice);
  return db.Read(deadline, [&](db::Session& session) -> absl::StatusOr<absl::flat_hash_set<std::string>> {
    absl::flat_hash_set<std::string> projects;
    PEP_TRY(session.Query(kSelect, {field, value}, [&](const db::Row& row) {
      projects.insert(row.String(0));
      return absl::OkStatus();
    }));
    return projects;
  });
}

absl::StatusOr<std::vector<PlannedHearing>> PlannedHearings(db::Database& db, absl::Time deadline, base::Date from,
                                                            base::Date to) {
  constexpr std::string_view kSelect =
      "SELECT c.date, c.incubator, h.document FROM committees c JOIN hearings h ON h.committee_id = c.id "
      "WHERE c.state = 'PLANNED' AND c.date BETWEEN ? AND ? ORDER BY c.date, c.id, h.position";
  return db.Read(deadline, [&](db::Session& session) -> absl::StatusOr<std::vector<PlannedHearing>> {
    std::vector<PlannedHearing> planned;
    PEP_TRY(session.Query(kSelect, {from, to}, [&](const db::Row& row) {
      PlannedHearing hearing{row.Date(0), row.String(1), {}};
      const bool readable = record::FromDocument(row.String(2), hearing.hearing).ok() && row.status().ok();
      row.Forgive();
      if (readable) planned.push_back(std::move(hearing));
      return absl::OkStatus();
    }));
    return planned;
  });
}

absl::StatusOr<absl::flat_hash_map<std::string, std::string>> TitlesOf(db::Database& db, absl::Time deadline,
                                                                       const std::vector<std::string>& projects,
                                                                       std::optional<absl::Time> known_at) {
  static const std::string kNow = Concat("SELECT id, title FROM projects WHERE id", db::InTurn());
  static const std::string kThen = Concat("SELECT id, title FROM project_history WHERE id", db::InTurn(),
                                          " AND known_from_us <= ? AND known_to_us > ?");
  return db.Read(deadline, [&](db::Session& session) -> absl::StatusOr<absl::flat_hash_map<std::string, std::string>> {
    absl::flat_hash_map<std::string, std::string> titles;
    PEP_TRY(db::TakeTurns(projects, [&](absl::Span<const db::Value> ids) {
      std::vector<db::Value> args(ids.begin(), ids.end());
      if (known_at) args.insert(args.end(), {*known_at, *known_at});
      return session.Query(known_at ? kThen : kNow, args, [&](const db::Row& row) {
        titles[row.String(0)] = row.String(1);
        return absl::OkStatus();
      });
    }));
    return titles;
  });
}

}  // namespace pepiniere::portfolio::store
