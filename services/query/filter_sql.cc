#include "services/query/filter_sql.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "services/base/text.h"
#include "services/query/nearest.h"
#include "services/query/utf8.h"

namespace pepiniere::query {
namespace {

using base::Concat;

using Kind = Expression::Kind;

constexpr std::string_view kLike = " LIKE ";
constexpr std::string_view kEscape = " ESCAPE '!'";

// What a term costs the database for each row that it looks at, and what a filter may cost in all: 100 comparisons of a
// column, or 25 look-ups of another table's rows, or a dozen readings of texts.
constexpr int kColumnCost = 1, kMemberCost = 4, kTextCost = 8, kSearchCost = 12;
constexpr int kMostCost = 100;

int CostOf(const FilterField& field) {
  if (field.type == FieldType::kText) return kTextCost;
  return field.column.empty() ? kMemberCost : kColumnCost;
}

bool IsOrdered(FieldType type) {
  return type == FieldType::kDate || type == FieldType::kTimestamp || type == FieldType::kInteger ||
         type == FieldType::kDecimal;
}

bool HoldsText(FieldType type) {
  return type == FieldType::kText || type == FieldType::kString || type == FieldType::kResource;
}

bool Accepts(const FilterField& field, Comparator comparator) {
  if (comparator == Comparator::kEqual || comparator == Comparator::kNotEqual) return true;
  return (comparator == Comparator::kHas) != (IsOrdered(field.type) && field.member.empty());
}

std::string_view AcceptedComparators(const FilterField& field) {
  return IsOrdered(field.type) && field.member.empty() ? "=, !=, <, <=, >, >=" : "=, !=, :";
}

std::string EscapeLike(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '!') escaped += '!';
    escaped += c;
  }
  return escaped;
}

// For text, `:` without a wildcard looks anywhere.
std::string TextPattern(const Restriction& r) {
  const bool anywhere = r.comparator == Comparator::kHas && !r.literal.HasWildcard();
  return anywhere ? ContainsPattern(r.literal.text) : LikePattern(r.literal);
}

class Compiler {
 public:
  Compiler(const FilterSchema& schema, const FilterContext& context) : schema_(schema), context_(context) {}

  absl::StatusOr<SqlFragment> Compile(const Expression& e) const {
    switch (e.kind) {
      case Kind::kRestriction:
        return Compile(e.restriction);
      case Kind::kText:
        return CompileSearch(e.restriction);
      case Kind::kNot: {
        absl::StatusOr<SqlFragment> negated = Compile(e.operands[0]);
        if (!negated.ok()) return negated;
        return Negate(*negated);
      }
      case Kind::kAnd:
        return Join(e.operands, " AND ");
      case Kind::kOr:
        return Join(e.operands, " OR ");
    }
    return absl::InternalError("filter: an expression of no kind");
  }

  absl::StatusOr<SqlFragment> Compile(const Restriction& r) const {
    const FilterField* field = schema_.Find(r.field);
    if (!field) return UnknownField(r);
    if (field->restricted && !context_.privileged) {
      return absl::PermissionDeniedError(
          Concat("filter, character ", r.position, ": filtering on '", r.field, "' is not open to this caller"));
    }
    if (absl::Status dear = Spend(CostOf(*field), r.position); !dear.ok()) return dear;
    return CompileKnown(*field, r);
  }

 private:
  absl::StatusOr<SqlFragment> CompileKnown(const FilterField& field, const Restriction& r) const {
    if (r.comparator == Comparator::kNotEqual) {
      Restriction equal = r;
      equal.comparator = Comparator::kEqual;
      absl::StatusOr<SqlFragment> negated = CompileKnown(field, equal);
      if (!negated.ok()) return negated;
      return Negate(*negated);
    }
    if (IsPresence(field, r)) return CompilePresence(field, r);
    if (!Accepts(field, r.comparator)) {
      return FilterError(r.position, Concat("'", r.field, "' is compared with ", AcceptedComparators(field), ", not ",
                                            Symbol(r.comparator), "; it takes ", Takes(field)));
    }
    if (field.compile) return field.compile(field, r, context_);
    return field.member.empty() ? CompileColumn(field, r) : CompileMember(field, r);
  }

  absl::Status Spend(int cost, int position) const {
    spent_ += cost;
    if (spent_ <= kMostCost) return absl::OkStatus();
    return FilterError(position, "from here on the filter asks too much at once; ask for less, in several lists");
  }

  // IS NOT TRUE rather than NOT, so that NULL is not a match and its negation is one.
  static SqlFragment Negate(const SqlFragment& condition) {
    SqlFragment negated;
    negated.Add("(").Add(condition).Add(") IS NOT TRUE");
    return negated;
  }

  absl::StatusOr<SqlFragment> Join(const std::vector<Expression>& operands, std::string_view glue) const {
    if (operands.empty()) return SqlFragment{"TRUE", {}};
    SqlFragment joined;
    for (const Expression& operand : operands) {
      absl::StatusOr<SqlFragment> condition = Compile(operand);
      if (!condition.ok()) return condition;
      joined.Add(&operand == &operands.front() ? "" : glue).Add("(").Add(*condition).Add(")");
    }
    return joined;
  }

  static bool IsPresence(const FilterField& field, const Restriction& r) {
    if (!r.literal.IsAnything()) return false;
    return r.comparator == Comparator::kHas || (r.comparator == Comparator::kEqual && field.type == FieldType::kText);
  }

  absl::StatusOr<SqlFragment> CompilePresence(const FilterField& field, const Restriction& r) const {
    if (!field.presence.empty()) return BindTemplate(field.presence, nullptr, context_);
    if (field.column.empty()) {
      return FilterError(r.position,
                         Concat("'", field.name, "' cannot be asked to be present; it takes ", Takes(field)));
    }
    return BindTemplate(field.column + (HoldsText(field.type) ? " <> ''" : " IS NOT NULL"), nullptr, context_);
  }

  absl::StatusOr<SqlFragment> CompileColumn(const FilterField& field, const Restriction& r) const {
    absl::StatusOr<SqlFragment> condition = BindTemplate(field.column, nullptr, context_);
    if (!condition.ok()) return condition;
    const bool pattern = r.comparator == Comparator::kHas || r.literal.HasWildcard();
    if (field.type == FieldType::kText && pattern) {
      condition->Add(kLike).Bind(TextPattern(r)).Add(kEscape);
      return condition;
    }
    absl::StatusOr<SqlValue> value = BindLiteral(field, r.literal, r.position);
    if (!value.ok()) return value.status();
    const std::string_view comparator = r.comparator == Comparator::kHas ? "=" : Symbol(r.comparator);
    condition->Add(Concat(" ", comparator, " ")).Bind(*std::move(value));
    return condition;
  }

  absl::StatusOr<SqlFragment> CompileMember(const FilterField& field, const Restriction& r) const {
    if (field.type == FieldType::kText) return BindTemplate(field.member, TextPattern(r), context_);
    absl::StatusOr<SqlValue> value = BindLiteral(field, r.literal, r.position);
    if (!value.ok()) return value.status();
    const auto spelt = field.key ? context_.spellings.find({field.name, r.literal.text}) : context_.spellings.end();
    if (spelt == context_.spellings.end()) return BindTemplate(field.member, *value, context_);
    SqlFragment any;
    for (const std::string& spelling : spelt->second) {
      absl::StatusOr<SqlFragment> one = BindTemplate(field.member, spelling, context_);
      if (!one.ok()) return one;
      any.Add(any.sql.empty() ? "(" : " OR ").Add(*one);
    }
    return any.Add(")");
  }

  absl::StatusOr<SqlFragment> CompileSearch(const Restriction& text) const {
    if (schema_.find) return schema_.find(text, context_);
    if (schema_.search.empty()) {
      return FilterError(text.position, Concat("'", Abridge(text.literal.text, 24),
                                               "' alone: there is no text to search here; write field = value"));
    }
    if (absl::Status dear = Spend(kSearchCost, text.position); !dear.ok()) return dear;
    return BindTemplate(schema_.search, ContainsPattern(text.literal.text), context_);
  }

  absl::Status UnknownField(const Restriction& r) const {
    std::vector<std::string_view> known;
    for (const FilterField& field : schema_.fields) {
      if (!field.restricted || context_.privileged) known.push_back(field.name);
    }
    return FilterError(r.position, Concat("there is no field '", Abridge(r.field, 40), "'; ", Suggest(r.field, known)));
  }

  const FilterSchema& schema_;
  const FilterContext& context_;
  mutable int spent_ = 0;
};

// So that an OR inside cannot escape the conditions that the store joins to it.
absl::StatusOr<SqlFragment> Enclose(const absl::StatusOr<SqlFragment>& condition) {
  if (!condition.ok()) return condition;
  SqlFragment enclosed;
  return enclosed.Add("(").Add(*condition).Add(")");
}

}  // namespace

absl::StatusOr<SqlFragment> CompileFilter(const Filter& filter, const FilterSchema& schema,
                                          const FilterContext& context) {
  return Enclose(Compiler(schema, context).Compile(filter.root));
}

absl::StatusOr<SqlFragment> CompileRestriction(const Restriction& restriction, const FilterSchema& schema,
                                               const FilterContext& context) {
  return Enclose(Compiler(schema, context).Compile(restriction));
}

absl::StatusOr<SqlFragment> BindTemplate(std::string_view sql, const SqlValue& value, const FilterContext& context) {
  SqlFragment bound;
  while (!sql.empty()) {
    const std::size_t mark = std::min(sql.find_first_of("${"), sql.size());
    bound.Add(sql.substr(0, mark));
    sql.remove_prefix(mark);
    if (sql.empty()) break;
    if (sql[0] == '$') {
      bound.Bind(value);
      sql.remove_prefix(1);
      continue;
    }
    const std::size_t close = sql.find('}');
    if (close == std::string_view::npos) return absl::InternalError("filter schema: a '{' without '}'");
    const std::string_view name = sql.substr(1, close - 1);
    const auto parameter = context.parameters.find(name);
    if (parameter == context.parameters.end()) {
      return absl::InternalError(Concat("filter schema: no parameter '", name, "' in this context"));
    }
    bound.Bind(parameter->second);
    sql.remove_prefix(close + 1);
  }
  return bound;
}

std::string LikePattern(const Literal& literal) {
  return Concat(literal.open_start ? "%" : "", EscapeLike(literal.text), literal.open_end ? "%" : "");
}

std::string ContainsPattern(std::string_view text) { return Concat("%", EscapeLike(text), "%"); }

}  // namespace pepiniere::query
