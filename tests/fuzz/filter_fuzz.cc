// Whatever a caller sends as a filter: it is refused with a reason or understood, it has one canonical form, and the
// SQL it becomes is made of the schema's own text only.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "services/query/filter.h"
#include "services/query/filter_sql.h"
#include "services/query/utf8.h"
#include "tests/fuzz/require.h"
#include "tests/unit/query/example_schema.h"

namespace pepiniere::query {
namespace {

using fuzz::Require;

constexpr FilterLimits kWide{.bytes = 1 << 20};

// Everything that SQL compiled with ExampleFilters() may hold, longest first where one starts another.
constexpr std::string_view kPieces[] = {
    "EXISTS (SELECT 1 FROM terms t WHERE t.known_to > ? AND t.value = ?)",
    "EXISTS (SELECT 1 FROM terms t WHERE t.known_to > ?)",
    "EXISTS (SELECT 1 FROM lessons l WHERE l.text LIKE ? ESCAPE '!')",
    "p.ministry IN (SELECT below FROM tree WHERE above = ?)",
    "(p.title LIKE ? ESCAPE '!' OR p.mission LIKE ? ESCAPE '!')",
    "p.title",
    "p.slug",
    "p.kind",
    "p.incubator",
    "p.sponsored",
    "p.start",
    "p.create_time",
    "p.team_size",
    "p.budget",
    " LIKE ? ESCAPE '!'",
    " IS NOT TRUE",
    " IS NOT NULL",
    " <> ''",
    " <= ?",
    " >= ?",
    " < ?",
    " > ?",
    " = ?",
    " AND ",
    " OR ",
    "TRUE",
    "(",
    ")",
};

bool IsMadeOfPieces(std::string_view sql) {
  while (!sql.empty()) {
    const auto* piece =
        std::find_if(std::begin(kPieces), std::end(kPieces), [sql](std::string_view p) { return sql.starts_with(p); });
    if (piece == std::end(kPieces)) return false;
    sql.remove_prefix(piece->size());
  }
  return true;
}

void CheckSql(const Filter& filter, const FilterContext& context) {
  const absl::StatusOr<SqlFragment> sql = CompileFilter(filter, ExampleFilters(), context);
  if (!sql.ok()) {
    Require(sql.status().code() != absl::StatusCode::kInternal, "no filter is an internal error");
    Require(!FirstInvalidUtf8(std::string(sql.status().message())), "errors are UTF-8");
    return;
  }
  Require(IsMadeOfPieces(sql->sql), "SQL holds the schema's text only");
  const auto placeholders = std::count(sql->sql.begin(), sql->sql.end(), '?');
  Require(static_cast<std::size_t>(placeholders) == sql->args.size(), "an argument a placeholder");
  Require(context.privileged || sql->sql.find("p.budget") == std::string::npos, "restricted fields stay closed");
}

void CheckFilter(std::string_view text) {
  const absl::StatusOr<Filter> filter = ParseFilter(text);
  if (!filter.ok()) {
    Require(filter.status().code() == absl::StatusCode::kInvalidArgument, "a refusal is INVALID_ARGUMENT");
    Require(!FirstInvalidUtf8(std::string(filter.status().message())), "errors are UTF-8");
    return;
  }
  const std::string canonical = ToString(*filter);
  const absl::StatusOr<Filter> again = ParseFilter(canonical, kWide);
  Require(again.ok() && *again == *filter, "the canonical form means the same");
  Require(ToString(*again) == canonical, "the canonical form is its own");
  const std::vector<std::string> fields = filter->Fields();
  for (const Restriction& r : filter->Conjuncts()) {
    Require(std::binary_search(fields.begin(), fields.end(), r.field), "a conjunct's field is among the fields");
  }
  FilterContext context = ExampleContext();
  CheckSql(*filter, context);
  context.privileged = false;
  CheckSql(*filter, context);
}

}  // namespace
}  // namespace pepiniere::query

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pepiniere::query::CheckFilter({reinterpret_cast<const char*>(data), size});
  return 0;
}
