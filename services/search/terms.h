// One word of what somebody looks for, against one word of a text. Internal to the index.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pepiniere::search {

// A word and what stands for it when the words are written otherwise: as one with its neighbours.
struct Term {
  std::string word;
  std::vector<std::string> with_neighbours;
  bool forgives = false;  // a typing error
};

std::vector<Term> TermsOf(const std::vector<std::string>& words);

// How well a word of a text answers; more is better.
enum Grade : std::uint8_t { kNone, kMistyped, kInside, kFound };

Grade GradeOf(std::string_view text_word, const Term& term, bool approximate);

}  // namespace pepiniere::search
