// Filters to SQL, through the whitelist of a schema.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/query/filter.h"
#include "services/query/schema.h"
#include "services/query/sql_fragment.h"

namespace pepiniere::query {

// A condition for WHERE, in parentheses; "(TRUE)" for the empty filter. Unknown never counts as a match: NOT and !=
// include the rows whose field is NULL. INVALID_ARGUMENT: an unknown field (the nearest ones are named), a comparator
// or a value that its type does not take. PERMISSION_DENIED: a restricted field. INTERNAL: the schema is wrong, or a
// parameter is missing.
absl::StatusOr<SqlFragment> CompileFilter(const Filter& filter, const FilterSchema& schema,
                                          const FilterContext& context = {});

// One restriction of it, for a store that moves a conjunct elsewhere in its statement.
absl::StatusOr<SqlFragment> CompileRestriction(const Restriction& restriction, const FilterSchema& schema,
                                               const FilterContext& context = {});

// A template with its `$` and `{name}` bound.
absl::StatusOr<SqlFragment> BindTemplate(std::string_view sql, const SqlValue& value, const FilterContext& context);

// A pattern for `LIKE ? ESCAPE '!'` in which the text stands for itself, and each open end for anything.
std::string LikePattern(const Literal& literal);
// Same, for text found anywhere.
std::string ContainsPattern(std::string_view text);

}  // namespace pepiniere::query
