#include "services/record/import_memory.h"

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/journal/unit.h"

namespace pepiniere::record {

absl::StatusOr<std::optional<std::string>> Recall(journal::Unit& unit, std::string_view source,
                                                  std::string_view collection, const std::string& id) {
  return unit.session().QueryOne("SELECT document FROM import_items WHERE source = ? AND collection = ? AND id = ?",
                                 {source, collection, id}, [](const db::Row& row) { return row.String(0); });
}

absl::StatusOr<std::set<std::string>> RecallIds(db::Database& db, absl::Time deadline, std::string_view source,
                                                std::string_view collection) {
  return db.Read(deadline, [&](db::Session& session) -> absl::StatusOr<std::set<std::string>> {
    std::set<std::string> ids;
    PEP_TRY(session.Query("SELECT id FROM import_items WHERE source = ? AND collection = ?", {source, collection},
                          [&](const db::Row& row) {
                            ids.insert(row.String(0));
                            return absl::OkStatus();
                          }));
    return ids;
  });
}

absl::Status Remember(journal::Unit& unit, std::string_view source, const std::vector<Remembered>& things) {
  std::vector<db::Value> cells;
  for (const Remembered& thing : things) {
    cells.insert(cells.end(), {source, thing.collection, thing.id, thing.document, unit.now()});
  }
  return unit.session()
      .InsertRows("INSERT INTO import_items (source, collection, id, document, imported_at_us) VALUES",
                  "(?, ?, ?, ?, ?)", cells,
                  "ON DUPLICATE KEY UPDATE document = VALUES(document), imported_at_us = VALUES(imported_at_us)")
      .status();
}

}  // namespace pepiniere::record
