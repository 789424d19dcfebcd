#include "services/feedback/store/measure_store.h"

#include "services/record/table_statements.h"

namespace pepiniere::feedback::store {

using query::FieldType;

const query::FilterSchema& MeasureFilters() {
  static const auto* const schema =
      new query::FilterSchema{.fields = {{.name = "title", .type = FieldType::kText, .column = "title"},
                                         {.name = "state",
                                          .type = FieldType::kEnum,
                                          .column = "state",
                                          .symbols = {{"ANNOUNCED", "ANNOUNCED"},
                                                      {"IN_PROGRESS", "IN_PROGRESS"},
                                                      {"DELIVERED", "DELIVERED"},
                                                      {"ABANDONED", "ABANDONED"}},
                                          .symbol_prefix = "STATE_"},
                                         {.name = "owner", .type = FieldType::kString, .column = "owner"}}};
  return *schema;
}

}  // namespace pepiniere::feedback::store

namespace pepiniere::record {

PEPINIERE_DOCUMENT(feedback::Measure);
PEPINIERE_TABLE(feedback::Measure);

}  // namespace pepiniere::record
