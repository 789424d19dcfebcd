#include "services/feedback/store/network_store.h"

#include <utility>

#include "services/base/try.h"
#include "services/db/session.h"
#include "services/query/filter_sql.h"
#include "services/record/table_statements.h"

namespace pepiniere::feedback::store {

using query::FieldType;

const query::FilterSchema& NetworkFilters() {
  static const auto* const schema =
      new query::FilterSchema{.fields = {{.name = "title", .type = FieldType::kText, .column = "title"},
                                         {.name = "programme", .type = FieldType::kString, .column = "programme"}}};
  return *schema;
}

const query::FilterSchema& MemberFilters() {
  static const auto* const schema =
      new query::FilterSchema{.fields = {{.name = "display_name", .type = FieldType::kText, .column = "display_name"}}};
  return *schema;
}

const query::SortSchema& MemberOrder() {
  static const auto* const schema = new query::SortSchema{.keys = {{.name = "display_name", .sql = "display_name"}},
                                                          .unique = {.name = "name", .sql = "id"}};
  return *schema;
}

absl::StatusOr<record::Page<base::Stored<Member>>> ListMembers(db::Database& db, absl::Time deadline,
                                                               const record::ListQuery& list, const std::string& parent,
                                                               const std::optional<std::string>& own) {
  PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(list.filter, MemberFilters()));
  if (own) where.Add(" AND person = ").Bind(*own);
  return record::ListRows<Member>(db, deadline, list, parent, std::move(where));
}

absl::StatusOr<std::optional<std::string>> FindMember(db::Session& session, const std::string& parent,
                                                      const std::string& person) {
  return session.QueryOne("SELECT id FROM members WHERE id > ? AND id < ? AND person = ? ORDER BY id LIMIT 1",
                          {parent + "/", parent + "0", person}, [](const db::Row& row) { return row.String(0); });
}

}  // namespace pepiniere::feedback::store

namespace pepiniere::record {

template <>
struct Layout<feedback::Member> : StandardLayout {
  static constexpr bool kHasDeleted = false, kHasUid = false;
};

PEPINIERE_DOCUMENT(feedback::Network);
PEPINIERE_DOCUMENT(feedback::Member);
PEPINIERE_TABLE(feedback::Network);
PEPINIERE_TABLE(feedback::Member);

}  // namespace pepiniere::record
