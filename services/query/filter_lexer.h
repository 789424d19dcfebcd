// The words of a filter. Internal to the parser.
#pragma once

#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/query/filter.h"

namespace pepiniere::query {

struct Token {
  enum class Kind { kEnd, kOpen, kClose, kAnd, kOr, kNot, kMinus, kComparator, kWord, kString };

  Kind kind = Kind::kEnd;
  std::string_view source{};                   // as written
  int position = 1;                            // of its first character, from 1
  bool after_space = false;                    // whether anything separates it from the token before
  Comparator comparator = Comparator::kEqual;  // kComparator
  Literal literal{};                           // kWord, kString
};

// Ends with a kEnd token. `text` is valid UTF-8 and outlives the tokens.
absl::StatusOr<std::vector<Token>> Tokenize(std::string_view text);

}  // namespace pepiniere::query
