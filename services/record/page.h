// What a list is asked for, and a page of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/query/filter.h"
#include "services/query/order_by.h"
#include "services/query/schema.h"
#include "services/query/sql_fragment.h"

namespace pepiniere::db {
class Row;
class Value;
}  // namespace pepiniere::db

namespace pepiniere::record {

struct ListQuery {
  query::Filter filter{};
  query::OrderBy order{};
  std::vector<query::SqlValue> after{};  // the sort keys of the row that the page follows; empty for the first page
  int limit = 50;
  bool show_deleted = false;
  bool privileged = false;               // may filter on what is not open data
  std::vector<std::string> concealed{};  // ids of what the reader is not told of
  std::vector<std::string> fields{};     // paths of what is read of each (field_set.h); empty: all
};

template <typename T>
struct Page {
  std::vector<T> rows;
  std::vector<std::string> unreachable;  // ids of those that could not be read, where their rows are
  std::vector<query::SqlValue> last;     // the sort keys of the last row; empty when no page follows
};

// The arguments of a fragment for a statement; they borrow its text.
std::vector<db::Value> Bind(const query::SqlFragment& fragment);

// The sort keys of a row, from column `first` on.
std::vector<query::SqlValue> SortKeys(const query::OrderBy& order, const db::Row& row, int first);

}  // namespace pepiniere::record
