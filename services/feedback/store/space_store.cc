#include "services/feedback/store/space_store.h"

#include <utility>

#include "services/base/try.h"
#include "services/db/session.h"
#include "services/query/filter_sql.h"
#include "services/record/table_statements.h"

namespace pepiniere::feedback::store {

using query::FieldType;

const query::FilterSchema& SpaceFilters() {
  static const auto* const schema =
      new query::FilterSchema{.fields = {{.name = "title", .type = FieldType::kText, .column = "title"},
                                         {.name = "kind",
                                          .type = FieldType::kEnum,
                                          .column = "kind",
                                          .symbols = {{"AGENTS", "AGENTS"},
                                                      {"USERS", "USERS"},
                                                      {"EXPERTS", "EXPERTS"},
                                                      {"CONSULTATION", "CONSULTATION"}},
                                          .symbol_prefix = "KIND_"}}};
  return *schema;
}

absl::StatusOr<record::Page<base::Stored<Space>>> ListSpaces(db::Database& db, absl::Time deadline,
                                                             const record::ListQuery& list,
                                                             const std::vector<std::string>& ids) {
  PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(list.filter, SpaceFilters()));
  where.Add(" AND (FALSE");
  for (const std::string& id : ids) where.Add(" OR id = ").Bind(id);
  where.Add(")");
  return record::ListRows<Space>(db, deadline, list, /*parent=*/"", std::move(where));
}

}  // namespace pepiniere::feedback::store

namespace pepiniere::record {

template <>
struct Layout<feedback::Space> : StandardLayout {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kRenamed = {
      {{"vote_start_time", "vote_start_time_us"}, {"vote_end_time", "vote_end_time_us"}}};
};

PEPINIERE_DOCUMENT(feedback::Space);
PEPINIERE_TABLE(feedback::Space);

}  // namespace pepiniere::record
