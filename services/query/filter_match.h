// Filters on what is in memory, through the whitelist of the same kind of schema: what a watch passes on.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/query/filter.h"
#include "services/query/schema.h"
#include "services/query/sql_fragment.h"

namespace pepiniere::query {

// The values of a field, as BindLiteral would bind them; none where the thing says nothing.
using Facts = std::function<std::vector<SqlValue>(const FilterField& field)>;

// OK if the filter can be decided in memory: fields of the schema, `=`, `!=` and `:`, no wildcards but `field:*`, no
// text search. INVALID_ARGUMENT otherwise.
absl::Status CheckMatchable(const Filter& filter, const FilterSchema& schema);

// Whether the thing satisfies a filter that CheckMatchable found good. As in SQL, what has several values equals each
// of them, and `!=` is NOT `=`.
bool Matches(const Filter& filter, const FilterSchema& schema, const Facts& facts);

}  // namespace pepiniere::query
