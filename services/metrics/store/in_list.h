// " IN (...)" of whatever number of values, in statements of few texts: the last value is said again until there are as
// many as one of a few sizes. For the .cc files of this room.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

#include "services/query/sql_fragment.h"

namespace pepiniere::metrics::store {

inline std::size_t PaddedSize(std::size_t size) {
  std::size_t padded = 1;
  while (padded < size) padded *= 4;
  return std::min<std::size_t>(padded, std::max<std::size_t>(size, 16'384));
}

// `values` are not none.
template <typename Values>
void AddIn(std::string_view column, const Values& values, query::SqlFragment& sql) {
  sql.Add(column).Add(" IN (");
  std::size_t added = 0;
  for (const auto& value : values) sql.Add(added++ == 0 ? "" : ", ").Bind(value);
  const auto& last = *std::prev(std::end(values));
  for (const std::size_t padded = PaddedSize(added); added < padded; ++added) sql.Add(", ").Bind(last);
  sql.Add(")");
}

}  // namespace pepiniere::metrics::store
