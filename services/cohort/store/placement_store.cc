#include "services/cohort/store/placement_store.h"

#include <utility>

#include "services/base/try.h"
#include "services/query/filter_sql.h"
#include "services/record/table_statements.h"

namespace pepiniere::cohort::store {

absl::StatusOr<record::Page<base::Stored<Placement>>> ListPlacements(db::Database& db, absl::Time deadline,
                                                                     const record::ListQuery& list,
                                                                     const std::string& call, bool sealed) {
  query::SqlFragment where{.sql = sealed ? "TRUE" : "publish_time_us IS NOT NULL"};
  return record::ListRows<Placement>(db, deadline, list, call, std::move(where));
}

}  // namespace pepiniere::cohort::store

namespace pepiniere::record {

template <>
struct Layout<cohort::Placement> : StandardLayout {
  static constexpr std::array<std::string_view, 2> kKey = {"call_id", "number"};
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 1> kRenamed = {
      {{"publish_time", "publish_time_us"}}};
  static constexpr bool kHasDeleted = false, kHasUid = false;
  // The audit tells that it was run and published; coaches read it who judge themselves.
  static bool Unaudited(std::string_view field) { return field != "rerun_of" && field != "publish_time"; }
};

PEPINIERE_DOCUMENT(cohort::Placement);
PEPINIERE_TABLE(cohort::Placement);

}  // namespace pepiniere::record
