// Pages, as lists ask for them. For stores; api rooms see page.h.
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
#include "services/query/sql_fragment.h"
#include "services/record/page.h"

namespace pepiniere::record {

// Which page, and where in a row its sort keys begin: after the columns that are read.
struct Window {
  const query::OrderBy& order;
  const std::vector<query::SqlValue>& after;
  int limit;
  int columns;
};

// A page of `select`, a SELECT up to its last condition whose columns begin with the id and end with those of the
// order. `read(row)` makes a T or an absl::StatusOr<T> of the columns before these.
template <typename T, typename ReadRow>
absl::StatusOr<Page<T>> ReadPage(db::Database& db, absl::Time deadline, query::SqlFragment select, const Window& window,
                                 ReadRow read) {
  if (!window.after.empty()) {
    PEP_ASSIGN(const query::SqlFragment after, window.order.After(window.after));
    select.Add(" AND (").Add(after).Add(")");
  }
  select.Add(base::Concat(" ", window.order.Sql(), " LIMIT ")).Bind(std::int64_t{window.limit} + 1);
  return db.Read(deadline, [&](db::Session& session) -> absl::StatusOr<Page<T>> {
    Page<T> page;
    std::vector<query::SqlValue> last;
    PEP_TRY(session.Query(select.sql, Bind(select), [&](const db::Row& row) -> absl::Status {
      absl::StatusOr<T> item = read(row);
      if (item.ok() && !row.status().ok()) item = row.status();
      auto keys = SortKeys(window.order, row, window.columns);
      row.Forgive();  // one that cannot be read costs its own place, and not the page
      AddToPage(page, window.limit, std::move(item), row.String(0), std::move(keys), last);
      return absl::OkStatus();
    }));
    return page;
  });
}

// What a page of one table is read from: "SELECT `columns` (of which there are `column_count`) FROM `table` WHERE
// `where`".
struct PageSource {
  std::string_view columns;
  int column_count;
  std::string_view table;
  query::SqlFragment where;
};

template <typename T, typename ReadRow>
absl::StatusOr<Page<T>> QueryPage(db::Database& db, absl::Time deadline, const ListQuery& list,
                                  const PageSource& source, ReadRow read) {
  query::SqlFragment select;
  select.Add(base::Concat("SELECT ", source.columns, ", ", list.order.Columns(), " FROM ", source.table, " WHERE ("));
  select.Add(source.where).Add(")");
  return ReadPage<T>(db, deadline, std::move(select), {list.order, list.after, list.limit, source.column_count}, read);
}

}  // namespace pepiniere::record
