#include "services/cohort/store/programme_store.h"

#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/query/filter_sql.h"
#include "services/record/table_statements.h"

namespace pepiniere::cohort::store {

using query::FieldType;

namespace {

// As StateOn, in SQL.
constexpr std::string_view kState =
    "CASE WHEN end_date < {today} THEN 'ENDED' WHEN start_date IS NULL THEN 'UNDATED' WHEN start_date <= {today} THEN "
    "'RUNNING' ELSE 'PLANNED' END";

const query::FilterSchema& CohortFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {
          {.name = "title", .type = FieldType::kText, .column = "title"},
          {.name = "start_date", .type = FieldType::kDate, .column = "start_date"},
          {.name = "end_date", .type = FieldType::kDate, .column = "end_date"},
          {.name = "capacity", .type = FieldType::kInteger, .column = "capacity"},
          {.name = "state",
           .type = FieldType::kEnum,
           .member = base::Concat("(", kState, ") = $"),
           .presence = "TRUE",
           .symbols = {{"PLANNED", "PLANNED"}, {"RUNNING", "RUNNING"}, {"ENDED", "ENDED"}, {"UNDATED", "UNDATED"}},
           .symbol_prefix = "STATE_"}}};
  return *schema;
}

}  // namespace

const query::FilterSchema& ProgrammeFilters() {
  static const auto* const schema =
      new query::FilterSchema{.fields = {{.name = "title", .type = FieldType::kText, .column = "title"},
                                         {.name = "owner", .type = FieldType::kString, .column = "owner"}}};
  return *schema;
}

const query::SortSchema& CohortOrder() {
  using query::SortType;
  static const auto* const schema = new query::SortSchema{
      .keys = {{.name = "title", .sql = "title"},
               {.name = "start_date", .sql = "start_date", .type = SortType::kDate, .nullable = true},
               {.name = "end_date", .sql = "end_date", .type = SortType::kDate, .nullable = true}},
      .unique = {.name = "name", .sql = "id"}};
  return *schema;
}

absl::StatusOr<record::Page<base::Stored<Cohort>>> ListCohorts(db::Database& db, absl::Time deadline,
                                                               const record::ListQuery& list,
                                                               const std::string& programme, base::Date today) {
  PEP_ASSIGN(query::SqlFragment where,
             query::CompileFilter(list.filter, CohortFilters(), {.parameters = {{"today", today}}}));
  return record::ListRows<Cohort>(db, deadline, list, programme, std::move(where));
}

}  // namespace pepiniere::cohort::store

namespace pepiniere::record {

PEPINIERE_DOCUMENT(cohort::Programme);
PEPINIERE_DOCUMENT(cohort::Cohort);
PEPINIERE_TABLE(cohort::Programme);
PEPINIERE_TABLE(cohort::Cohort);

}  // namespace pepiniere::record
