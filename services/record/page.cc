#include "services/record/page.h"

#include "services/db/row.h"
#include "services/db/value.h"

namespace pepiniere::record {

std::vector<db::Value> Bind(const query::SqlFragment& fragment) {
  std::vector<db::Value> values;
  values.reserve(fragment.args.size());
  for (const query::SqlValue& arg : fragment.args) {
    values.push_back(std::visit([](const auto& v) { return db::Value(v); }, arg));
  }
  return values;
}

std::vector<query::SqlValue> SortKeys(const query::OrderBy& order, const db::Row& row, int first) {
  std::vector<query::SqlValue> keys;
  for (const query::SortTerm& term : order.terms) {
    const int column = first++;
    if (row.IsNull(column)) {
      keys.emplace_back(nullptr);
    } else if (term.key.type == query::SortType::kInteger) {
      keys.emplace_back(row.Int64(column));
    } else if (term.key.type == query::SortType::kDate) {
      keys.emplace_back(row.Date(column));
    } else {
      keys.emplace_back(row.String(column));
    }
  }
  return keys;
}

}  // namespace pepiniere::record
