// Ideas that say much the same as what somebody is typing: by the runs of three words that they share, as search folds
// words (case, accents and apostrophes do not count).
#pragma once

#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pepiniere::feedback {

// The word trigrams of a text, "le code du"; of a text of fewer than three words, the text.
std::set<std::string> TrigramsOf(std::string_view text);

struct KnownText {
  std::string name;  // "spaces/agents/ideas/4"
  std::set<std::string> trigrams;
};

struct NearDuplicate {
  std::string name;
  double share = 0;  // of the trigrams of the shorter text, those that the other has too; from 0 to 1
  bool operator==(const NearDuplicate&) const = default;
};

// Below this share two texts are about different things.
inline constexpr double kNear = 0.3;

// Those that are near, the nearest first, by name between equals; `most` at most.
std::vector<NearDuplicate> NearDuplicatesOf(std::string_view text, std::span<const KnownText> known, std::size_t most);

}  // namespace pepiniere::feedback
