#include "services/policy/store/session_store.h"

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/policy/store/layouts.h"
#include "services/query/filter_sql.h"
#include "services/record/table_statements.h"

namespace pepiniere::policy::store {

using query::FieldType;

const query::FilterSchema& SessionFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {{.name = "title", .type = FieldType::kText, .column = "title"},
                 {.name = "state",
                  .type = FieldType::kEnum,
                  .column = "state",
                  .symbols = {{"CONVENED", "CONVENED"},
                              {"OPENED", "OPENED"},
                              {"CLOSED", "CLOSED"},
                              {"CANCELLED", "CANCELLED"}},
                  .symbol_prefix = "STATE_"},
                 {.name = "start_time", .type = FieldType::kTimestamp, .column = "start_time_us"},
                 {.name = "proposal",
                  .type = FieldType::kString,
                  .member = "LOCATE(CONCAT('\"', SUBSTRING_INDEX($, '/', -1), '\"'), agenda) > 0"}}};
  return *schema;
}

const query::SortSchema& SessionOrder() {
  static const auto* const schema =
      new query::SortSchema{.keys = {{.name = "title", .sql = "title"},
                                     {.name = "start_time", .sql = "start_time_us", .type = query::SortType::kInteger}},
                            .unique = {.name = "name", .sql = "id"}};
  return *schema;
}

const query::FilterSchema& DecisionFilters() {
  static const auto* const schema = new query::FilterSchema{};
  return *schema;
}

}  // namespace pepiniere::policy::store

namespace pepiniere::record {

PEPINIERE_DOCUMENT(policy::resources::Session);
PEPINIERE_DOCUMENT(policy::resources::Decision);
PEPINIERE_TABLE(policy::resources::Session);
PEPINIERE_TABLE(policy::resources::Decision);

}  // namespace pepiniere::record
