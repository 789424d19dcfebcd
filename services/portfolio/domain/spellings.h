// Values that people write in more than one way, as the one value that they are.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"

namespace pepiniere::portfolio {

// Spellings that differ in case, accents, apostrophes, hyphens, dots or spaces have one key.
std::string SpellingKey(std::string_view value);

struct Spelling {
  std::string text;
  std::int64_t count = 0;
};
// The order in which spellings are preferred: the most frequent first; of equal ones, the one with more accents and
// capitals.
bool IsPreferred(const Spelling& a, const Spelling& b);

// Every spelling ever met of a vocabulary, with how many have it now.
class Spellings {
 public:
  using Value = std::int32_t;  // a value, however it is spelt

  // The value that this spells; `change` is added to how many have this spelling now.
  Value Meet(std::string_view text, int change = 0);
  // How it is shown: the preferred spelling.
  const std::string& Shown(Value value) const;
  // All spellings of it, preferred first.
  const std::vector<Spelling>& Of(Value value) const { return values_[static_cast<std::size_t>(value)]; }
  // None for what was never met, in any spelling.
  std::optional<Value> ValueOf(std::string_view text) const;
  Value size() const { return static_cast<Value>(values_.size()); }

 private:
  std::vector<std::vector<Spelling>> values_;
  absl::flat_hash_map<std::string, Value> by_key_, by_text_;
};

}  // namespace pepiniere::portfolio
