#include "services/feedback/store/idea_store.h"

#include <utility>

#include "services/base/try.h"
#include "services/db/session.h"
#include "services/query/filter_sql.h"
#include "services/record/table_statements.h"

namespace pepiniere::feedback::store {

using query::FieldType;

const query::FilterSchema& IdeaFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {{.name = "title", .type = FieldType::kText, .column = "title"},
                 {.name = "state",
                  .type = FieldType::kEnum,
                  .column = "state",
                  .symbols = {{"OPEN", "OPEN"},
                              {"MERGED", "MERGED"},
                              {"UNDER_STUDY", "UNDER_STUDY"},
                              {"BECOMES_MEASURE", "BECOMES_MEASURE"},
                              {"DECLINED", "DECLINED"},
                              {"DONE", "DONE"}},
                  .symbol_prefix = "STATE_"},
                 {.name = "visibility",
                  .type = FieldType::kEnum,
                  .column = "visibility",
                  .symbols = {{"PENDING", "PENDING"}, {"PUBLISHED", "PUBLISHED"}, {"HIDDEN", "HIDDEN"}},
                  .symbol_prefix = "VISIBILITY_"}}};
  return *schema;
}

query::SqlFragment SeenBy(const SpaceReader& reader) {
  query::SqlFragment seen{.sql = "(FALSE"};
  for (const std::string& space : reader.reads) {
    seen.Add(" OR (id > ").Bind(space + "/");
    seen.Add(" AND id < ").Bind(space + "0");
    seen.Add(" AND (visibility = 'PUBLISHED'");
    if (!reader.person.empty()) seen.Add(" OR author = ").Bind(reader.person);
    seen.Add("))");
  }
  for (const std::string& space : reader.moderates) {
    seen.Add(" OR (id > ").Bind(space + "/");
    seen.Add(" AND id < ").Bind(space + "0");
    seen.Add(")");
  }
  return std::move(seen.Add(")"));
}

absl::StatusOr<record::Page<base::Stored<Idea>>> ListIdeas(db::Database& db, absl::Time deadline,
                                                           const record::ListQuery& list, const std::string& space,
                                                           const SpaceReader& reader) {
  PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(list.filter, IdeaFilters()));
  where.Add(" AND ").Add(SeenBy(reader));
  return record::ListRows<Idea>(db, deadline, list, space, std::move(where));
}

absl::StatusOr<std::vector<base::Stored<Idea>>> SeenIdeasOf(db::Database& db, absl::Time deadline,
                                                            const std::string& space) {
  query::SqlFragment where{.sql = "visibility = 'PUBLISHED' AND state <> 'MERGED' AND id > "};
  where.Bind(space + "/").Add(" AND id < ").Bind(space + "0");
  return record::Select<Idea>(db, deadline, where);
}

}  // namespace pepiniere::feedback::store

namespace pepiniere::record {

template <>
struct Layout<feedback::Idea> : StandardLayout {
  static constexpr bool kHasDeleted = false;
};

PEPINIERE_DOCUMENT(feedback::Idea);
PEPINIERE_TABLE(feedback::Idea);

}  // namespace pepiniere::record
