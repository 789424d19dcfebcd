#include "services/query/filter_lexer.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "services/base/text.h"
#include "services/query/utf8.h"

namespace pepiniere::query {
namespace {

using base::Absl;
using base::Concat;

using Kind = Token::Kind;

struct Mark {
  std::string_view source;
  Kind kind;
  Comparator comparator;
};
// Longest first.
constexpr Mark kMarks[] = {
    {"!=", Kind::kComparator, Comparator::kNotEqual},
    {"<=", Kind::kComparator, Comparator::kLessOrEqual},
    {">=", Kind::kComparator, Comparator::kGreaterOrEqual},
    {"=", Kind::kComparator, Comparator::kEqual},
    {"<", Kind::kComparator, Comparator::kLess},
    {">", Kind::kComparator, Comparator::kGreater},
    {":", Kind::kComparator, Comparator::kHas},
    {"(", Kind::kOpen, {}},
    {")", Kind::kClose, {}},
};

constexpr std::pair<std::string_view, Kind> kKeywords[] = {{"AND", Kind::kAnd}, {"OR", Kind::kOr}, {"NOT", Kind::kNot}};

constexpr std::pair<char, char> kEscapes[] = {{'"', '"'},  {'\'', '\''}, {'\\', '\\'}, {'*', '*'},
                                              {'n', '\n'}, {'t', '\t'},  {'r', '\r'}};

constexpr std::string_view kSpaces = " \t\r\n";
constexpr std::string_view kNotInWords = " \t\r\n()\"'=<>!:,\\";
constexpr std::string_view kNotInNumbers = " \t\r\n()\"'=<>!,\\";  // a time of day has colons

std::optional<char> Unescape(char c) {
  for (const auto& [written, meant] : kEscapes) {
    if (written == c) return meant;
  }
  return std::nullopt;
}

// `star[i]` says that text[i] is an asterisk that was not escaped: at either end it opens the literal.
Literal WithOpenEnds(std::string text, const std::vector<bool>& star) {
  Literal literal;
  literal.open_end = !text.empty() && star.back();
  literal.open_start = text.size() > 1 && star.front();
  if (literal.open_end) text.pop_back();
  if (literal.open_start) text.erase(0, 1);
  literal.text = std::move(text);
  return literal;
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  absl::StatusOr<std::vector<Token>> Run() {
    while (tokens_.empty() || tokens_.back().kind != Kind::kEnd) {
      if (absl::Status s = Next(); !s.ok()) return s;
    }
    return std::move(tokens_);
  }

 private:
  absl::Status Next() {
    const std::size_t start = std::min(text_.find_first_not_of(kSpaces, at_), text_.size());
    position_ += static_cast<int>(start - at_);  // spaces are one byte each
    Token token{.position = position_, .after_space = start != at_ || tokens_.empty()};
    at_ = start;
    if (absl::Status s = Read(token); !s.ok()) return s;
    token.source = text_.substr(start, at_ - start);
    position_ += static_cast<int>(CountCharacters(token.source));
    tokens_.push_back(std::move(token));
    return absl::OkStatus();
  }

  absl::Status Read(Token& token) {
    const std::string_view rest = text_.substr(at_);
    if (rest.empty()) return absl::OkStatus();
    for (const Mark& mark : kMarks) {
      if (!rest.starts_with(mark.source)) continue;
      token.kind = mark.kind;
      token.comparator = mark.comparator;
      at_ += mark.source.size();
      return absl::OkStatus();
    }
    const char c = rest[0];
    if (c == '"' || c == '\'') return ReadString(c, token);
    const bool value = !tokens_.empty() && tokens_.back().kind == Kind::kComparator;
    if (c == '-' && !value) {
      token.kind = Kind::kMinus;
      ++at_;
      return absl::OkStatus();
    }
    const bool number = value && (absl::ascii_isdigit(c) || c == '-');
    const std::size_t length = std::min(rest.find_first_of(number ? kNotInNumbers : kNotInWords), rest.size());
    if (length == 0) {
      return FilterError(token.position,
                         Concat("'", rest.substr(0, 1), "' has no meaning here; put text between quotes"));
    }
    return ReadWord(rest.substr(0, length), value, token);
  }

  absl::Status ReadWord(std::string_view word, bool value, Token& token) {
    at_ += word.size();
    token.kind = Kind::kWord;
    for (const auto& [keyword, kind] : kKeywords) {
      if (word == keyword) {
        token.kind = kind;
        return absl::OkStatus();
      }
      if (!value && absl::EqualsIgnoreCase(Absl(word), Absl(keyword))) {
        return FilterError(token.position, Concat("operators are in capitals: write ", keyword, ", or \"", word,
                                                  "\" in quotes to search for the word"));
      }
    }
    std::vector<bool> star;
    for (const char c : word) star.push_back(c == '*');
    token.literal = WithOpenEnds(std::string(word), star);
    return absl::OkStatus();
  }

  absl::Status ReadString(char quote, Token& token) {
    const std::size_t start = at_;
    if (!token.after_space && (tokens_.back().kind == Kind::kWord || tokens_.back().kind == Kind::kString)) {
      return FilterError(token.position, "a quote inside a word; put the whole text between quotes");
    }
    token.kind = Kind::kString;
    std::string text;
    std::vector<bool> star;
    for (++at_; at_ < text_.size() && text_[at_] != quote; ++at_) {
      const bool escaped = text_[at_] == '\\';
      char c = text_[at_];
      if (escaped) {
        if (++at_ == text_.size()) break;
        const std::optional<char> meant = Unescape(text_[at_]);
        if (!meant) {
          return FilterError(token.position + static_cast<int>(CountCharacters(text_.substr(start, at_ - 1 - start))),
                             "unknown escape in a quoted text; the known ones are \\\" \\' \\\\ \\* \\n \\t \\r");
        }
        c = *meant;
      }
      text += c;
      star.push_back(c == '*' && !escaped);
    }
    if (at_ == text_.size()) {
      return FilterError(token.position, Concat("the text that starts here has no closing ", std::string(1, quote)));
    }
    ++at_;
    token.literal = WithOpenEnds(std::move(text), star);
    return absl::OkStatus();
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int position_ = 1;
  std::vector<Token> tokens_;
};

}  // namespace

absl::StatusOr<std::vector<Token>> Tokenize(std::string_view text) { return Lexer(text).Run(); }

}  // namespace pepiniere::query
