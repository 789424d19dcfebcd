// What may be filtered on, and how it becomes SQL: a table that each store declares.
//
//   const FilterSchema& ProjectFilters() {
//     static const auto* schema = new FilterSchema{
//         .fields = {
//             {.name = "title", .type = FieldType::kText, .column = "p.title"},
//             {.name = "kind", .type = FieldType::kEnum, .column = "p.kind",
//              .symbols = {{"STATE_STARTUP", 1}}, .symbol_prefix = "PROJECT_KIND_"},
//             {.name = "theme", .type = FieldType::kString,
//              .member = "EXISTS (SELECT 1 FROM project_terms t WHERE t.project_id = p.id AND t.field = 'theme' "
//                        "AND t.known_to > {known_at} AND t.value = $)"},
//             {.name = "budget", .type = FieldType::kDecimal, .column = "p.budget", .scale = 2, .restricted = true},
//         },
//         .search = "(p.title LIKE $ ESCAPE '!' OR p.mission LIKE $ ESCAPE '!')"};
//     return *schema;
//   }
//
// In a template `$` is the compared value, `{name}` a parameter of the request (FilterContext); both become
// placeholders. A template holds no '?' of its own.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/query/filter.h"
#include "services/query/sql_fragment.h"

namespace pepiniere::query {

// type        | comparators      | literal                                      | bound as
enum class FieldType {
  kText,       // = != : (holds)  | text; * at either end                        | std::string
  kString,     // = != :          | text, compared whole                         | std::string
  kEnum,       // = != :          | a symbol of the field's table                | what the table says
  kResource,   // = != :          | `collection/id` or `id`                      | std::string, the id
  kBoolean,    // = != :          | true, false                                  | 0 or 1
  kDate,       // = != < <= > >=  | 2026-01-31                                   | base::Date
  kTimestamp,  // = != < <= > >=  | 2026-01-31T09:00:00Z, any offset (RFC 3339)  | microseconds since 1970 UTC
  kInteger,    // = != < <= > >=  | -12                                          | std::int64_t
  kDecimal,    // = != < <= > >=  | 1234.5, at most `scale` digits after the point | std::int64_t, times 10^scale
};

struct EnumSymbol {
  std::string symbol{};  // "SCALING"
  SqlValue stored{};
};

// The values of the `{name}` parameters of this request, and what its caller may do.
struct FilterContext {
  std::map<std::string, SqlValue, std::less<>> parameters{};
  // The values that are one with this value of a field that has a `key`, by field and value; one that is not here is
  // itself.
  std::map<std::pair<std::string, std::string>, std::vector<std::string>> spellings{};
  bool privileged = false;  // may filter on restricted fields
};

struct FilterField;
// Its comparator is one that the field's type accepts, and never kNotEqual: `a != b` is compiled as `NOT a = b`.
using CompileField =
    std::function<absl::StatusOr<SqlFragment>(const FilterField&, const Restriction&, const FilterContext&)>;

struct FilterField {
  std::string name{};
  FieldType type = FieldType::kString;

  // How it compiles: exactly one of the three.
  std::string column{};    // a column or an expression, compared with the value; NULL matches no comparison
  std::string member{};    // a condition template, for what has several values; `=` and `:` only.
                           // A kText member receives a LIKE pattern: `t.value LIKE $ ESCAPE '!'`
  CompileField compile{};  // anything else

  // The condition for `name:*`. A column has one by itself: IS NOT NULL, and not '' where it holds text.
  // Without one, a member or a compiled field refuses `name:*`.
  std::string presence{};

  std::vector<EnumSymbol> symbols{};  // kEnum
  std::string symbol_prefix{};        // kEnum: accepted before a symbol and ignored, "PHASE_"
  std::string collection{};           // kResource: "incubators"
  int scale = 0;                      // kDecimal: 0 to 9
  // kString: values of the same key are one value, however they are spelt.
  std::string (*key)(std::string_view value) = nullptr;
  bool restricted = false;  // PERMISSION_DENIED unless the context is privileged
};

// A literal alone.
using FindText = std::function<absl::StatusOr<SqlFragment>(const Restriction& text, const FilterContext&)>;

struct FilterSchema {
  std::vector<FilterField> fields{};
  std::string search{};  // template for a literal alone; `$` is a LIKE pattern. Empty: refused
  // In the place of `search`: anything else.
  FindText find{};

  // Null when there is no such field.
  const FilterField* Find(std::string_view name) const;
  // FAILED_PRECONDITION names what is wrong with the table; a store's unit test asserts that it is OK.
  absl::Status Check() const;
};

// The value that a literal binds for this field: dates parsed, symbols looked up, decimals scaled.
// INVALID_ARGUMENT says what the field takes. Wildcards are refused.
absl::StatusOr<SqlValue> BindLiteral(const FilterField& field, const Literal& literal, int position = 1);

// "a date such as 2026-01-31".
std::string Takes(const FilterField& field);

}  // namespace pepiniere::query
