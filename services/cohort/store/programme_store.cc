#include "services/cohort/store/programme_store.h"

#include "services/record/table_statements.h"

namespace pepiniere::cohort::store {

using query::FieldType;

template <>
const query::FilterSchema& FiltersOf<Programme>() {
  static const auto* const schema =
      new query::FilterSchema{.fields = {{.name = "title", .type = FieldType::kText, .column = "title"},
                                         {.name = "owner", .type = FieldType::kString, .column = "owner"}}};
  return *schema;
}

template <>
const query::FilterSchema& FiltersOf<Cohort>() {
  static const auto* const schema =
      new query::FilterSchema{.fields = {{.name = "title", .type = FieldType::kText, .column = "title"},
                                         {.name = "start_date", .type = FieldType::kDate, .column = "start_date"},
                                         {.name = "end_date", .type = FieldType::kDate, .column = "end_date"},
                                         {.name = "capacity", .type = FieldType::kInteger, .column = "capacity"}}};
  return *schema;
}

}  // namespace pepiniere::cohort::store

namespace pepiniere::record {

PEPINIERE_DOCUMENT(cohort::Programme);
PEPINIERE_DOCUMENT(cohort::Cohort);
PEPINIERE_TABLE(cohort::Programme);
PEPINIERE_TABLE(cohort::Cohort);

}  // namespace pepiniere::record
