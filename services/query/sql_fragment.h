// A piece of SQL and the values bound to its placeholders, in order. What a caller typed is only ever an argument.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "services/base/date.h"

namespace pepiniere::query {

// NULL, an integer (booleans are 0 and 1, instants are microseconds since 1970 UTC), a double, UTF-8 text, a day.
// The same alternatives, in the same order, as the database's own value.
using SqlValue = std::variant<std::nullptr_t, std::int64_t, double, std::string, base::Date>;

// Invariant: `sql` holds as many '?' as there are `args`.
struct SqlFragment {
  std::string sql{};
  std::vector<SqlValue> args{};

  // Appends text that holds no placeholder.
  SqlFragment& Add(std::string_view text);
  // Appends "?" and its value.
  SqlFragment& Bind(SqlValue value);
  SqlFragment& Add(const SqlFragment& other);

  friend bool operator==(const SqlFragment&, const SqlFragment&) = default;
};

}  // namespace pepiniere::query
