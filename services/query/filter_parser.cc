// ParseFilter: recursive descent over the grammar in filter.h, a method a rule.
#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "services/base/text.h"
#include "services/query/filter.h"
#include "services/query/filter_lexer.h"
#include "services/query/utf8.h"

namespace pepiniere::query {
namespace {

using base::Concat;

using Kind = Token::Kind;

// name { "." name }
bool IsFieldPath(std::string_view path) {
  bool start = true;
  for (const char c : path) {
    if (start ? !(absl::ascii_isalpha(c) || c == '_') : !(absl::ascii_isalnum(c) || c == '_' || c == '.')) return false;
    start = c == '.';
  }
  return !start;
}

// One operand is itself; operands of the same kind are spliced in, so that `a AND (b AND c)` is `a AND b AND c`.
Expression Join(Expression::Kind kind, std::vector<Expression> operands) {
  if (operands.size() == 1) return std::move(operands[0]);
  Expression joined{.kind = kind};
  for (Expression& operand : operands) {
    if (operand.kind == kind) {
      std::move(operand.operands.begin(), operand.operands.end(), std::back_inserter(joined.operands));
    } else {
      joined.operands.push_back(std::move(operand));
    }
  }
  return joined;
}

class Parser {
 public:
  Parser(std::vector<Token> tokens, const FilterLimits& limits) : tokens_(std::move(tokens)), limits_(limits) {}

  absl::StatusOr<Filter> Run() {
    if (Peek().kind == Kind::kEnd) return Filter{};
    absl::StatusOr<Expression> root = ParseExpression();
    if (!root.ok()) return root.status();
    if (Peek().kind != Kind::kEnd) return Unexpected("AND, OR or the end of the filter");
    return Filter{*std::move(root)};
  }

 private:
  absl::StatusOr<Expression> ParseExpression() {
    std::vector<Expression> operands;
    do {
      do {
        absl::StatusOr<Expression> factor = ParseFactor();
        if (!factor.ok()) return factor;
        operands.push_back(*std::move(factor));
      } while (StartsTerm(Peek()));
    } while (Accept(Kind::kAnd));
    return Join(Expression::Kind::kAnd, std::move(operands));
  }

  absl::StatusOr<Expression> ParseFactor() {
    std::vector<Expression> operands;
    do {
      absl::StatusOr<Expression> term = ParseTerm();
      if (!term.ok()) return term;
      operands.push_back(*std::move(term));
    } while (Accept(Kind::kOr));
    return Join(Expression::Kind::kOr, std::move(operands));
  }

  absl::StatusOr<Expression> ParseTerm() {
    const bool minus = Accept(Kind::kMinus);
    if (minus && (Peek().after_space || Peek().kind == Kind::kEnd)) {
      return FilterError(Peek().position,
                         "'-' touches what it negates: -a; put a dash between quotes to search for it");
    }
    if (!minus && !Accept(Kind::kNot)) return ParseSimple();
    absl::StatusOr<Expression> negated = ParseSimple();
    if (!negated.ok()) return negated;
    Expression negation{.kind = Expression::Kind::kNot};
    negation.operands.push_back(*std::move(negated));
    return negation;
  }

  absl::StatusOr<Expression> ParseSimple() {
    if (Peek().kind == Kind::kOpen) return ParseGroup();
    if (Peek().kind != Kind::kWord && Peek().kind != Kind::kString)
      return Unexpected("a field, a word to search or '('");
    const Token token = Take();
    if (++terms_ > limits_.terms) {
      return FilterError(token.position, Concat("more than ", limits_.terms, " terms; ask for less, in several lists"));
    }
    if (Peek().kind == Kind::kComparator) return ParseRestriction(token);
    if (Peek().kind == Kind::kOpen && !Peek().after_space) {
      return FilterError(token.position,
                         Concat("there are no functions: '", Abridge(token.source, 24), "('; write field = value"));
    }
    return Expression{.kind = Expression::Kind::kText,
                      .operands = {},
                      .restriction = {.field = "", .literal = token.literal, .position = token.position}};
  }

  absl::StatusOr<Expression> ParseGroup() {
    const Token open = Take();
    if (++depth_ > limits_.depth) {
      return FilterError(open.position,
                         Concat("more than ", limits_.depth, " parentheses in each other; write it flatter"));
    }
    absl::StatusOr<Expression> group = ParseExpression();
    if (!group.ok()) return group;
    if (!Accept(Kind::kClose)) {
      return Unexpected(Concat("')' for the '(' at character ", open.position));
    }
    --depth_;
    return group;
  }

  absl::StatusOr<Expression> ParseRestriction(const Token& field) {
    if (field.kind != Kind::kWord || !IsFieldPath(field.source)) {
      return FilterError(field.position,
                         Concat("'", Abridge(field.source, 24),
                                "' is not a field name; a field stands on the left, its value on the right"));
    }
    const Token comparator = Take();
    if (Peek().kind != Kind::kWord && Peek().kind != Kind::kString) {
      return Unexpected(Concat("a value after '", Abridge(field.source, 24), " ", comparator.source, "'"));
    }
    return Expression{.kind = Expression::Kind::kRestriction,
                      .operands = {},
                      .restriction = {.field = std::string(field.source),
                                      .comparator = comparator.comparator,
                                      .literal = Take().literal,
                                      .position = field.position}};
  }

  static bool StartsTerm(const Token& token) {
    switch (token.kind) {
      case Kind::kWord:
      case Kind::kString:
      case Kind::kOpen:
      case Kind::kNot:
      case Kind::kMinus:
        return true;
      default:
        return false;
    }
  }

  absl::Status Unexpected(std::string_view expected) const {
    const Token& token = Peek();
    const std::string found =
        token.kind == Kind::kEnd ? "the end of the filter" : Concat("'", Abridge(token.source, 24), "'");
    const bool keyword = token.kind == Kind::kAnd || token.kind == Kind::kOr || token.kind == Kind::kNot;
    return FilterError(token.position, Concat("expected ", expected, ", found ", found,
                                              keyword ? "; put it between quotes if it is text" : ""));
  }

  const Token& Peek() const { return tokens_[next_]; }
  // The last token, kEnd, is never taken.
  Token Take() { return tokens_[next_++]; }
  bool Accept(Kind kind) {
    if (Peek().kind != kind) return false;
    ++next_;
    return true;
  }

  std::vector<Token> tokens_;
  const FilterLimits& limits_;
  std::size_t next_ = 0;
  int depth_ = 0;
  int terms_ = 0;
};

absl::Status CheckBytes(std::string_view text, const FilterLimits& limits) {
  if (text.size() > limits.bytes) {
    return absl::InvalidArgumentError(
        Concat("filter: ", text.size(), " bytes, at most ", limits.bytes, " are read; ask for less, in several lists"));
  }
  const std::optional<std::size_t> invalid = FirstInvalidUtf8(text);
  if (invalid) {
    return FilterError(static_cast<int>(CountCharacters(text.substr(0, *invalid))) + 1, "not UTF-8 from here on");
  }
  const auto control = std::find_if(
      text.begin(), text.end(), [](char c) { return absl::ascii_iscntrl(c) && c != '\t' && c != '\n' && c != '\r'; });
  if (control != text.end()) {
    const auto before = static_cast<std::size_t>(control - text.begin());
    return FilterError(static_cast<int>(CountCharacters(text.substr(0, before))) + 1, "a control character; remove it");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Filter> ParseFilter(std::string_view text, const FilterLimits& limits) {
  if (absl::Status s = CheckBytes(text, limits); !s.ok()) return s;
  absl::StatusOr<std::vector<Token>> tokens = Tokenize(text);
  if (!tokens.ok()) return tokens.status();
  return Parser(*std::move(tokens), limits).Run();
}

}  // namespace pepiniere::query
