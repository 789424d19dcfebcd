#include "services/record/versions.h"

#include <algorithm>
#include <string_view>

#include "services/base/text.h"
#include "services/db/session.h"

namespace pepiniere::record {

absl::Status KeepVersions(journal::Unit& unit, std::string_view collection, const std::vector<Version>& versions) {
  // Not every service's history has the column.
  const bool marks = std::ranges::any_of(versions, &Version::marks_deletion);
  std::vector<db::Value> cells;
  for (const Version& version : versions) {
    cells.insert(cells.end(), {collection, version.id, version.version, version.document, version.at});
    if (marks) cells.emplace_back(version.marks_deletion);
  }
  constexpr std::string_view kHead = "INSERT INTO record_history (collection, id, version, document, recorded_at_us";
  return unit.session()
      .InsertRows(base::Concat(kHead, marks ? ", deleted) VALUES" : ") VALUES"),
                  marks ? "(?, ?, ?, ?, ?, ?)" : "(?, ?, ?, ?, ?)", cells)
      .status();
}

}  // namespace pepiniere::record
