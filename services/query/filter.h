// AIP-160 filters: what a caller writes in `filter`, as a tree.
//
//   filter      = [ expression ]                      an empty filter matches everything
//   expression  = sequence { "AND" sequence }
//   sequence    = factor { factor }                   juxtaposition is AND: `a b` is `a AND b`
//   factor      = term { "OR" term }                  OR binds tighter than AND: `a AND b OR c` is `a AND (b OR c)`
//   term        = [ "NOT" | "-" ] simple              `-` touches what it negates
//   simple      = "(" expression ")" | field comparator literal | literal
//   field       = name { "." name }
//   comparator  = "=" | "!=" | "<" | "<=" | ">" | ">=" | ":"
//   literal     = word | "'" characters "'" | '"' characters '"'
//
// A word has no space and none of ( ) " ' = < > ! : , \ except that a value that starts with a digit may hold colons
// (2026-01-31T09:00:00Z). Between quotes, \" \' \\ \* \n \t \r stand for the character. An asterisk at the start or at
// the end of a literal means "anything", unless escaped; `field:*` asks that the field be present.
// A literal alone is searched in the text of the resource. What a field means is the schema's business (schema.h).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace pepiniere::query {

enum class Comparator { kEqual, kNotEqual, kLess, kLessOrEqual, kGreater, kGreaterOrEqual, kHas };

// "=", "!=", "<", "<=", ">", ">=" or ":".
std::string_view Symbol(Comparator comparator);

struct Literal {
  std::string text{};       // valid UTF-8, unescaped, without the open ends' asterisks
  bool open_start = false;  // "*text"
  bool open_end = false;    // "text*"

  bool HasWildcard() const { return open_start || open_end; }
  // `*`: whatever it is, but present.
  bool IsAnything() const { return text.empty() && HasWildcard(); }
  friend bool operator==(const Literal&, const Literal&) = default;
};

// `field comparator literal`.
struct Restriction {
  std::string field{};  // "title", "budget.allocated"; empty in a text search
  Comparator comparator = Comparator::kHas;
  Literal literal{};
  int position = 1;  // of its first character in what the caller wrote, from 1; no part of its meaning

  friend bool operator==(const Restriction& a, const Restriction& b) {
    return a.field == b.field && a.comparator == b.comparator && a.literal == b.literal;
  }
};

struct Expression {
  enum class Kind { kAnd, kOr, kNot, kRestriction, kText };

  Kind kind = Kind::kAnd;
  std::vector<Expression> operands{};  // kAnd: none (always true) or two and more, kOr: two and more, kNot: one
  Restriction restriction{};           // kRestriction; kText uses its literal and position

  friend bool operator==(const Expression&, const Expression&) = default;
};

struct Filter {
  Expression root{};

  bool IsEmpty() const { return root.kind == Expression::Kind::kAnd && root.operands.empty(); }
  // The fields it names, each once, sorted. A text search names none.
  std::vector<std::string> Fields() const;
  // The restrictions that every match must satisfy: those joined by AND at the top, outside any OR and NOT.
  std::vector<Restriction> Conjuncts() const;

  friend bool operator==(const Filter&, const Filter&) = default;
};

struct FilterLimits {
  std::size_t bytes = 4096;
  int depth = 32;   // parentheses in parentheses
  int terms = 128;  // restrictions and searched literals
};

// INVALID_ARGUMENT says at which character, what was expected and what to do.
absl::StatusOr<Filter> ParseFilter(std::string_view text, const FilterLimits& limits = {});

// The canonical form: the same tree always gives the same text, and ParseFilter(ToString(f)) == f.
std::string ToString(const Filter& filter);
std::string ToString(const Restriction& restriction);

// INVALID_ARGUMENT "filter, character 12: <problem>".
absl::Status FilterError(int position, std::string_view problem);

}  // namespace pepiniere::query
