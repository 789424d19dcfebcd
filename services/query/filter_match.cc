#include "services/query/filter_match.h"

#include <algorithm>

#include "services/base/text.h"

namespace pepiniere::query {
namespace {

using base::Concat;
using Kind = Expression::Kind;

absl::Status Bad(int position, std::string_view what) {
  return absl::InvalidArgumentError(Concat("character ", position, ": ", what));
}

absl::Status CheckRestriction(const Restriction& r, const FilterSchema& schema) {
  const FilterField* field = schema.Find(r.field);
  if (!field) {
    std::string known;
    for (const FilterField& f : schema.fields) known += Concat(known.empty() ? "" : ", ", f.name);
    return Bad(r.position, Concat("there is no field '", r.field.substr(0, 40), "' here; there is ", known));
  }
  using enum Comparator;
  if (r.comparator != kEqual && r.comparator != kNotEqual && r.comparator != kHas) {
    return Bad(r.position, Concat("'", field->name, "' can be compared with =, != and : only"));
  }
  if (r.literal.IsAnything()) return absl::OkStatus();
  return BindLiteral(*field, r.literal, r.position).status();
}

bool AreOne(const FilterField& field, const SqlValue& a, const SqlValue& b) {
  if (!field.key) return a == b;
  return field.key(std::get<std::string>(a)) == field.key(std::get<std::string>(b));
}

bool Holds(const Restriction& r, const FilterSchema& schema, const Facts& facts) {
  const FilterField& field = *schema.Find(r.field);
  const std::vector<SqlValue> values = facts(field);
  bool found = !values.empty();
  if (!r.literal.IsAnything()) {
    const auto wanted = BindLiteral(field, r.literal, r.position);
    found = wanted.ok() && std::ranges::any_of(values, [&](const SqlValue& v) { return AreOne(field, v, *wanted); });
  }
  return found != (r.comparator == Comparator::kNotEqual);
}

bool MatchesPart(const Expression& e, const FilterSchema& schema, const Facts& facts) {
  const auto part = [&](const Expression& operand) { return MatchesPart(operand, schema, facts); };
  switch (e.kind) {
    case Kind::kAnd:
      return std::ranges::all_of(e.operands, part);
    case Kind::kOr:
      return std::ranges::any_of(e.operands, part);
    case Kind::kNot:
      return !part(e.operands.front());
    case Kind::kRestriction:
      return Holds(e.restriction, schema, facts);
    case Kind::kText:
      return false;
  }
  return false;
}

absl::Status CheckPart(const Expression& e, const FilterSchema& schema) {
  if (e.kind == Kind::kText) return Bad(e.restriction.position, "there is no text to search here: write field = value");
  if (e.kind == Kind::kRestriction) return CheckRestriction(e.restriction, schema);
  for (const Expression& operand : e.operands) {
    if (absl::Status status = CheckPart(operand, schema); !status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckMatchable(const Filter& filter, const FilterSchema& schema) { return CheckPart(filter.root, schema); }

bool Matches(const Filter& filter, const FilterSchema& schema, const Facts& facts) {
  return MatchesPart(filter.root, schema, facts);
}

}  // namespace pepiniere::query
