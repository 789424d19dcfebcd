#include "services/feedback/store/comment_store.h"

#include <utility>

#include "services/base/try.h"
#include "services/db/session.h"
#include "services/query/filter_sql.h"
#include "services/record/table_statements.h"

namespace pepiniere::feedback::store {

using query::FieldType;

const query::FilterSchema& CommentFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {{.name = "visibility",
                  .type = FieldType::kEnum,
                  .column = "visibility",
                  .symbols = {{"PENDING", "PENDING"}, {"PUBLISHED", "PUBLISHED"}, {"HIDDEN", "HIDDEN"}},
                  .symbol_prefix = "VISIBILITY_"},
                 {.name = "reply_to", .type = FieldType::kResource, .column = "reply_to", .collection = "comments"}}};
  return *schema;
}

absl::StatusOr<record::Page<base::Stored<Comment>>> ListComments(db::Database& db, absl::Time deadline,
                                                                 const record::ListQuery& list, const std::string& idea,
                                                                 const SpaceReader& reader) {
  PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(list.filter, CommentFilters()));
  where.Add(" AND ").Add(SeenBy(reader));
  // Of all ideas of a space, too, only those on ideas that there are for the reader.
  where.Add(" AND SUBSTRING_INDEX(id, '/', 2) IN (SELECT id FROM ideas WHERE ").Add(SeenBy(reader)).Add(")");
  return record::ListRows<Comment>(db, deadline, list, idea, std::move(where));
}

}  // namespace pepiniere::feedback::store

namespace pepiniere::record {

template <>
struct Layout<feedback::Comment> : StandardLayout {
  static constexpr bool kHasDeleted = false, kHasUid = false;
};

PEPINIERE_DOCUMENT(feedback::Comment);
PEPINIERE_TABLE(feedback::Comment);

}  // namespace pepiniere::record
