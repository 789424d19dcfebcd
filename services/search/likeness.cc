#include "services/search/likeness.h"

#include <algorithm>
#include <cstdint>

#include "services/search/fold.h"

namespace pepiniere::search {
namespace {

constexpr std::size_t kMostWordsCompared = 3;
constexpr double kOfWords = 0.9;  // what words alike weigh beside a name that is alike as a whole

std::uint16_t Pair(char a, char b) {
  return static_cast<std::uint16_t>(static_cast<unsigned char>(a) << 8 | static_cast<unsigned char>(b));
}

}  // namespace

LikenessTo::LikenessTo(const std::vector<std::string>& words) {
  std::string joined;
  for (const std::string& word : words) {
    joined += word;
    if (words.size() <= kMostWordsCompared) words_.push_back(PairsOf(word));
  }
  whole_ = PairsOf(joined);
}

LikenessTo::Pairs LikenessTo::PairsOf(std::string_view text) {
  Pairs pairs;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) pairs.of.set(Pair(text[i], text[i + 1]));
  pairs.count = pairs.of.count();
  return pairs;
}

// Dice's coefficient, spaces apart.
double LikenessTo::Share(const Pairs& pairs, std::string_view text) {
  std::size_t shared = 0, count = 0;
  char before = '\0';
  for (const char c : text) {
    if (c == ' ') continue;
    if (before != '\0') {
      ++count;
      shared += pairs.of.test(Pair(before, c)) ? 1 : 0;
    }
    before = c;
  }
  if (count + pairs.count == 0) return 0;
  shared = std::min(shared, pairs.count);
  return 2.0 * static_cast<double>(shared) / static_cast<double>(count + pairs.count);
}

double LikenessTo::Of(std::string_view folded_name) const {
  const double whole = Share(whole_, folded_name);
  if (words_.empty()) return whole;
  const std::vector<std::string_view> of_name = WordsOf(folded_name);
  double sum = 0;
  for (const Pairs& pairs : words_) {
    double best = 0;
    for (const std::string_view word : of_name) best = std::max(best, Share(pairs, word));
    sum += best;
  }
  return std::max(whole, kOfWords * sum / static_cast<double>(words_.size()));
}

}  // namespace pepiniere::search
