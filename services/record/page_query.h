// Pages, as lists ask for them. For stores; api rooms see page.h.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/status/status.h"
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

// What a page has room for from the start.
inline constexpr int kRoomForRows = 64;

// Which page, and where in a row its sort keys begin: after the columns that are read.
struct Window {
  const query::OrderBy& order;
  const std::vector<query::SqlValue>& after;
  int limit;
  int columns;
};

// Adds a row to `rows`, as `read(row, T&)` fills it in its place or `read(row)` makes it: a T or an absl::StatusOr<T>.
// False: it cannot be read.
template <typename T, typename ReadRow>
bool AddRow(std::vector<T>& rows, const db::Row& row, ReadRow& read) {
  if constexpr (std::is_invocable_r_v<absl::Status, ReadRow&, const db::Row&, T&>) {
    const bool readable = read(row, rows.emplace_back()).ok() && row.status().ok();
    if (!readable) rows.pop_back();
    return readable;
  } else {
    absl::StatusOr<T> item = read(row);
    const bool readable = item.ok() && row.status().ok();
    if (readable) rows.push_back(*std::move(item));
    return readable;
  }
}

// A page of `select`, a SELECT up to its last condition whose columns begin with the id and end with those of the
// order; `read` (see AddRow) reads those before these.
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
    page.rows.reserve(static_cast<std::size_t>(std::min(window.limit, kRoomForRows)));
    std::vector<query::SqlValue> last;
    int shown = 0;
    PEP_TRY(session.Query(select.sql, Bind(select), [&](const db::Row& row) -> absl::Status {
      if (shown++ == window.limit) {  // one row more than the page may hold: another page follows
        page.last = std::move(last);
        return absl::OkStatus();
      }
      // One that cannot be read costs its own place, and not the page.
      if (!AddRow(page.rows, row, read)) page.unreachable.push_back(row.String(0));
      if (shown == window.limit) last = SortKeys(window.order, row, window.columns);
      row.Forgive();
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
