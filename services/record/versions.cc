#include "services/record/versions.h"

#include "services/db/session.h"

namespace pepiniere::record {

absl::Status KeepVersions(journal::Unit& unit, std::string_view collection, const std::vector<Version>& versions) {
  std::vector<db::Value> cells;
  for (const Version& version : versions) {
    cells.insert(cells.end(), {collection, version.id, version.version, version.document, version.at});
  }
  return unit.session()
      .InsertRows("INSERT INTO record_history (collection, id, version, document, recorded_at_us) VALUES",
                  "(?, ?, ?, ?, ?)", cells)
      .status();
}

}  // namespace pepiniere::record
