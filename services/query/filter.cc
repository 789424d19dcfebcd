#include "services/query/filter.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "services/base/text.h"

namespace pepiniere::query {
namespace {

using base::Absl;
using base::Concat;

using Kind = Expression::Kind;

// In the order of Comparator.
constexpr std::array<std::string_view, 7> kSymbols = {"=", "!=", "<", "<=", ">", ">=", ":"};

// What needs no quotes wherever a literal may stand.
bool IsPlainWord(std::string_view text) {
  static constexpr std::string_view kPunctuation = "_./-";
  static constexpr std::string_view kKeywords[] = {"AND", "OR", "NOT"};
  const auto plain = [](char c) { return absl::ascii_isalnum(c) || kPunctuation.find(c) != std::string_view::npos; };
  return !text.empty() && text[0] != '-' && std::all_of(text.begin(), text.end(), plain) &&
         std::none_of(std::begin(kKeywords), std::end(kKeywords),
                      [text](std::string_view keyword) { return absl::EqualsIgnoreCase(Absl(text), Absl(keyword)); });
}

void AppendQuoted(const Literal& literal, std::string& out) {
  out += literal.open_start ? "\"*" : "\"";
  for (const char c : literal.text) {
    switch (c) {
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\r':
        out += "\\r";
        break;
      case '"':
      case '\\':
      case '*':
        out += '\\';
        [[fallthrough]];
      default:
        out += c;
    }
  }
  out += literal.open_end ? "*\"" : "\"";
}

void AppendLiteral(const Literal& literal, std::string& out) {
  if (literal.IsAnything() && !literal.open_start) {
    out += '*';
  } else if (!literal.HasWildcard() && IsPlainWord(literal.text)) {
    out += literal.text;
  } else {
    AppendQuoted(literal, out);
  }
}

void AppendRestriction(const Restriction& r, std::string& out) {
  const std::string_view space = r.comparator == Comparator::kHas ? "" : " ";
  out += Concat(r.field, space, Symbol(r.comparator), space);
  AppendLiteral(r.literal, out);
}

void Append(const Expression& e, std::string& out);

// As an operand of `parent`: in parentheses unless it binds tighter.
void AppendOperand(const Expression& e, Kind parent, std::string& out) {
  const bool leaf = e.kind == Kind::kRestriction || e.kind == Kind::kText;
  const bool tighter =
      leaf || (e.kind == Kind::kNot && parent != Kind::kNot) || (e.kind == Kind::kOr && parent == Kind::kAnd);
  if (!tighter) out += '(';
  Append(e, out);
  if (!tighter) out += ')';
}

void Append(const Expression& e, std::string& out) {
  switch (e.kind) {
    case Kind::kRestriction:
      return AppendRestriction(e.restriction, out);
    case Kind::kText:
      return AppendLiteral(e.restriction.literal, out);
    case Kind::kNot:
      out += "NOT ";
      return AppendOperand(e.operands[0], e.kind, out);
    case Kind::kAnd:
    case Kind::kOr:
      for (const Expression& operand : e.operands) {
        if (&operand != &e.operands.front()) out += e.kind == Kind::kAnd ? " AND " : " OR ";
        AppendOperand(operand, e.kind, out);
      }
  }
}

void ForEachLeaf(const Expression& e, const std::function<void(const Expression&)>& f) {
  if (e.kind == Kind::kRestriction || e.kind == Kind::kText) return f(e);
  for (const Expression& operand : e.operands) ForEachLeaf(operand, f);
}

}  // namespace

std::string_view Symbol(Comparator comparator) { return kSymbols[static_cast<std::size_t>(comparator)]; }

std::vector<std::string> Filter::Fields() const {
  std::set<std::string> fields;
  ForEachLeaf(root, [&fields](const Expression& leaf) {
    if (leaf.kind == Kind::kRestriction) fields.insert(leaf.restriction.field);
  });
  return {fields.begin(), fields.end()};
}

std::vector<Restriction> Filter::Conjuncts() const {
  if (root.kind == Kind::kRestriction) return {root.restriction};
  std::vector<Restriction> conjuncts;
  if (root.kind != Kind::kAnd) return conjuncts;
  for (const Expression& operand : root.operands) {
    if (operand.kind == Kind::kRestriction) conjuncts.push_back(operand.restriction);
  }
  return conjuncts;
}

std::string ToString(const Filter& filter) {
  std::string out;
  Append(filter.root, out);
  return out;
}

std::string ToString(const Restriction& restriction) {
  std::string out;
  AppendRestriction(restriction, out);
  return out;
}

absl::Status FilterError(int position, std::string_view problem) {
  return absl::InvalidArgumentError(Concat("filter, character ", position, ": ", problem));
}

}  // namespace pepiniere::query
