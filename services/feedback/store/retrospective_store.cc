#include "services/feedback/store/retrospective_store.h"

#include <utility>

#include "services/base/try.h"
#include "services/query/filter_sql.h"
#include "services/record/table_statements.h"

namespace pepiniere::feedback::store {

using query::FieldType;

const query::FilterSchema& RetrospectiveFilters() {
  static const auto* const schema =
      new query::FilterSchema{.fields = {{.name = "title", .type = FieldType::kText, .column = "title"},
                                         {.name = "tried", .type = FieldType::kText, .column = "tried"},
                                         {.name = "happened", .type = FieldType::kText, .column = "happened"},
                                         {.name = "learned", .type = FieldType::kText, .column = "learned"},
                                         {.name = "project", .type = FieldType::kString, .column = "project"},
                                         {.name = "challenge", .type = FieldType::kString, .column = "challenge"},
                                         {.name = "cohort", .type = FieldType::kString, .column = "cohort"},
                                         {.name = "sharing",
                                          .type = FieldType::kEnum,
                                          .column = "sharing",
                                          .symbols = {{"CONFIDENTIAL", "CONFIDENTIAL"}, {"EVERYBODY", "EVERYBODY"}},
                                          .symbol_prefix = "SHARING_"}}};
  return *schema;
}

absl::StatusOr<record::Page<base::Stored<Retrospective>>> ListRetrospectives(db::Database& db, absl::Time deadline,
                                                                             const record::ListQuery& list,
                                                                             const TeamReader& reader) {
  PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(list.filter, RetrospectiveFilters()));
  if (!reader.everything) {
    where.Add(" AND (sharing = 'EVERYBODY'");
    if (!reader.person.empty()) where.Add(" OR author = ").Bind(reader.person);
    for (const std::string& project : reader.projects) where.Add(" OR project = ").Bind(project);
    for (const std::string& programme : reader.programmes) where.Add(" OR programme = ").Bind(programme);
    where.Add(")");
  }
  return record::ListRows<Retrospective>(db, deadline, list, /*parent=*/"", std::move(where));
}

}  // namespace pepiniere::feedback::store

namespace pepiniere::record {

template <>
struct Layout<feedback::Retrospective> : StandardLayout {
  static constexpr bool kHasDeleted = false;
};

PEPINIERE_DOCUMENT(feedback::Retrospective);
PEPINIERE_TABLE(feedback::Retrospective);

}  // namespace pepiniere::record
