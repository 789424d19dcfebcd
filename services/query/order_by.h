// AIP-132 order_by: "title desc, create_time", parsed against a whitelist; the ORDER BY clause and the keyset
// condition that resumes after a row.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "services/query/sql_fragment.h"

namespace pepiniere::query {

// What a key's value is in SqlValue. No floating point: a keyset needs equality.
enum class SortType { kString, kInteger, kDate };

struct SortKey {
  std::string name{};  // what the caller writes
  std::string sql{};   // a column or an expression
  SortType type = SortType::kString;
  bool nullable = false;    // NULLs come first ascending, last descending, as MySQL has them
  bool restricted = false;  // PERMISSION_DENIED unless the caller is privileged: an order tells the values
};

struct SortSchema {
  std::vector<SortKey> keys{};
  SortKey unique{};             // never NULL, different for each row; ends every order
  std::size_t max_keys = 4;     // that a caller may give
  std::string default_order{};  // when the caller gives none: "title"; empty is the unique key alone
};

struct SortTerm {
  SortKey key{};
  bool descending = false;
};

// Never empty; its last term is the unique key.
struct OrderBy {
  std::vector<SortTerm> terms{};

  // "ORDER BY p.title DESC, p.id DESC".
  std::string Sql() const;
  // "p.title, p.id": what to select so as to know a row's keys.
  std::string Columns() const;
  // The condition for the rows that come after the one with these keys: a plain `p.id > ?` for a single key,
  // `((a > ?) OR (a = ? AND b < ?) OR ...)` for several. INVALID_ARGUMENT as Accepts().
  absl::StatusOr<SqlFragment> After(absl::Span<const SqlValue> last) const;
  // INVALID_ARGUMENT unless there is one value a term, of the term's type.
  absl::Status Accepts(absl::Span<const SqlValue> last) const;
  // The canonical form, "title desc,id desc": part of a page token's fingerprint.
  std::string ToString() const;
};

// The unique key takes the direction of the key before it, so that one index serves both. Keys after the unique one
// could not matter and are dropped.
// INVALID_ARGUMENT: unknown key (the nearest ones are named), repeated key, too many, syntax. PERMISSION_DENIED: a
// restricted key.
absl::StatusOr<OrderBy> ParseOrderBy(std::string_view text, const SortSchema& schema, bool privileged = false);

}  // namespace pepiniere::query
