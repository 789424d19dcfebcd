// "Did you mean": how much names look like what was typed, for when nothing matches.
#pragma once

#include <bitset>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pepiniere::search {

// How much names look like what was typed, for when nothing matches: by the pairs of letters that they share, as a
// whole and word by word.
class LikenessTo {
 public:
  explicit LikenessTo(const std::vector<std::string>& words);
  // From 0 to 1, of a folded name.
  double Of(std::string_view folded_name) const;

 private:
  struct Pairs {
    std::bitset<1u << 16> of;
    std::size_t count = 0;
  };
  static Pairs PairsOf(std::string_view text);
  static double Share(const Pairs& pairs, std::string_view text);

  Pairs whole_;
  std::vector<Pairs> words_;
};

// Below this, a name is no suggestion.
inline constexpr double kLikely = 0.5;

}  // namespace pepiniere::search
