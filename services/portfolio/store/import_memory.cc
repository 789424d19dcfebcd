#include "services/portfolio/store/import_memory.h"

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/session.h"
#include "services/journal/unit.h"

namespace pepiniere::portfolio::store {

absl::StatusOr<std::map<std::string, std::string>> Recall(journal::Unit& unit, std::string_view source,
                                                          const std::vector<Remembered>& things) {
  std::map<std::string, std::string> documents;
  for (const Remembered& thing : things) {
    PEP_ASSIGN(const auto document,
               unit.session().QueryOne(
                   "SELECT document FROM import_items WHERE source = ? AND collection = ? AND id = ?",
                   {source, thing.collection, thing.id}, [](const db::Row& row) { return row.String(0); }));
    if (document) documents.emplace(base::Concat(thing.collection, "/", thing.id), *document);
  }
  return documents;
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

}  // namespace pepiniere::portfolio::store
