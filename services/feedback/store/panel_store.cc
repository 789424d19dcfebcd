#include "services/feedback/store/panel_store.h"

#include <utility>

#include "services/base/try.h"
#include "services/db/session.h"
#include "services/query/filter_sql.h"
#include "services/record/table_statements.h"

namespace pepiniere::feedback::store {

using query::FieldType;

const query::FilterSchema& PanelFilters() {
  static const auto* const schema =
      new query::FilterSchema{.fields = {{.name = "title", .type = FieldType::kText, .column = "title"},
                                         {.name = "closed", .type = FieldType::kBoolean, .column = "closed"}}};
  return *schema;
}

const query::FilterSchema& PanelistFilters() {
  static const auto* const schema =
      new query::FilterSchema{.fields = {{.name = "paused", .type = FieldType::kBoolean, .column = "paused"}}};
  return *schema;
}

absl::StatusOr<record::Page<base::Stored<Panelist>>> ListPanelists(db::Database& db, absl::Time deadline,
                                                                   const record::ListQuery& list,
                                                                   const std::string& parent,
                                                                   const std::optional<std::string>& own) {
  PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(list.filter, PanelistFilters()));
  if (own) where.Add(" AND person = ").Bind(*own);
  return record::ListRows<Panelist>(db, deadline, list, parent, std::move(where));
}

absl::StatusOr<std::optional<std::string>> FindPanelist(db::Session& session, const std::string& parent,
                                                        const std::string& person) {
  return session.QueryOne("SELECT id FROM panelists WHERE id > ? AND id < ? AND person = ? ORDER BY id LIMIT 1",
                          {parent + "/", parent + "0", person}, [](const db::Row& row) { return row.String(0); });
}

absl::StatusOr<std::int64_t> CountPanelists(db::Session& session, const std::string& panel) {
  PEP_ASSIGN(const auto count,
             session.QueryOne("SELECT COUNT(*) FROM panelists WHERE id > ? AND id < ?", {panel + "/", panel + "0"},
                              [](const db::Row& row) { return row.Int64(0); }));
  return count.value_or(0);
}

}  // namespace pepiniere::feedback::store

namespace pepiniere::record {

template <>
struct Layout<feedback::Panelist> : StandardLayout {
  static constexpr bool kHasDeleted = false, kHasUid = false;
};

PEPINIERE_DOCUMENT(feedback::Panel);
PEPINIERE_DOCUMENT(feedback::Panelist);
PEPINIERE_TABLE(feedback::Panel);
PEPINIERE_TABLE(feedback::Panelist);

}  // namespace pepiniere::record
