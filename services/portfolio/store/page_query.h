// One page of a table, as a ListQuery asks for it. For stores; api rooms see page.h.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/row.h"
#include "services/db/session.h"
#include "services/portfolio/store/page.h"
#include "services/query/sql_fragment.h"

namespace pepiniere::portfolio::store {

// What a page is read from: "SELECT `columns` (of which there are `column_count`) FROM `table` WHERE `where`".
struct PageSource {
  std::string_view columns;
  int column_count;
  std::string_view table;
  query::SqlFragment where;
};

// `read(row)` makes a T or an absl::StatusOr<T> of the first `column_count` columns.
template <typename T, typename ReadRow>
absl::StatusOr<Page<T>> QueryPage(db::Database& db, absl::Time deadline, const ListQuery& list,
                                  const PageSource& source, ReadRow read) {
  query::SqlFragment sql;
  sql.Add(base::Concat("SELECT ", source.columns, ", ", list.order.Columns(), " FROM ", source.table, " WHERE ("));
  sql.Add(source.where).Add(")");
  if (!list.after.empty()) {
    PEP_ASSIGN(const query::SqlFragment after, list.order.After(list.after));
    sql.Add(" AND (").Add(after).Add(")");
  }
  sql.Add(base::Concat(" ", list.order.Sql(), " LIMIT ")).Bind(std::int64_t{list.limit} + 1);
  return db.Read(deadline, [&](db::Session& session) -> absl::StatusOr<Page<T>> {
    Page<T> page;
    std::vector<query::SqlValue> last;
    PEP_TRY(session.Query(sql.sql, Bind(sql), [&](const db::Row& row) -> absl::Status {
      absl::StatusOr<T> item = read(row);
      if (!item.ok()) return item.status();
      AddToPage(page, list.limit, *std::move(item), SortKeys(list.order, row, source.column_count), last);
      return absl::OkStatus();
    }));
    return page;
  });
}

}  // namespace pepiniere::portfolio::store
