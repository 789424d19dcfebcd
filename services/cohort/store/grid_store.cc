#include "services/cohort/store/grid_store.h"

#include "services/cohort/store/layouts.h"
#include "services/record/table_statements.h"

namespace pepiniere::cohort::store {

using query::FieldType;

const query::FilterSchema& GridFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {
          {.name = "title", .type = FieldType::kText, .column = "title"},
          {.name = "programme", .type = FieldType::kResource, .column = "programme", .collection = "programmes"}}};
  return *schema;
}

absl::StatusOr<std::optional<std::string>> AnyGridOf(db::Session& session, const std::string& programme) {
  return session.QueryOne("SELECT id FROM grids WHERE programme = ? AND deleted_at_us IS NULL ORDER BY id LIMIT 1",
                          {programme}, [](const db::Row& row) { return row.String(0); });
}

}  // namespace pepiniere::cohort::store

namespace pepiniere::record {

PEPINIERE_DOCUMENT(cohort::Grid);
PEPINIERE_DOCUMENT(cohort::GridVersion);
PEPINIERE_TABLE(cohort::Grid);
PEPINIERE_TABLE(cohort::GridVersion);

}  // namespace pepiniere::record
