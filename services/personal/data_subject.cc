#include "services/personal/data_subject.h"

#include <algorithm>
#include <utility>

#include "services/base/text.h"
#include "services/personal/fields.h"
#include "services/personal/mentions.h"
#include "services/search/fold.h"

namespace pepiniere::personal {
namespace {

// Letters that are written with no accent and are part of no ligature: any other may stand for something else.
constexpr std::string_view kFixed = "bmpqvx0123456789";

std::string PatternOf(std::string_view folded) {
  std::string pattern = "%";
  for (const char letter : folded) {
    if (kFixed.find(letter) != kFixed.npos) pattern += {letter, '%'};
  }
  return pattern;
}

}  // namespace

bool DataSubject::TooShort(std::string_view name) { return search::FoldedKey(name).size() < kShortestName; }

DataSubject::DataSubject(std::string person, absl::Span<const std::string> known_as, bool whole)
    : person_(std::move(person)), whole_(whole) {
  for (const std::string& name : known_as) {
    std::string folded = search::Fold(name);
    if (folded.empty() || TooShort(name)) continue;
    known_as_.push_back(name);
    patterns_.push_back(PatternOf(folded));
    keys_.push_back(search::FoldedKey(name));
    if (name.find('@') != name.npos) {
      addresses_.insert(SmallLetters(name));
    } else {
      most_words_ = std::max(most_words_, search::WordsOf(folded).size());
      words_.insert(std::move(folded));
    }
  }
}

bool DataSubject::IsNamed(std::string_view text) const { return std::ranges::find(known_as_, text) != known_as_.end(); }

bool DataSubject::IsCalledIn(std::string_view text) const {
  if (known_as_.empty() || IsOpaque(text)) return false;
  if (whole_) {
    const std::string key = search::FoldedKey(text);
    return std::ranges::find(keys_, key) != keys_.end();
  }
  const std::string folded = base::Concat(" ", search::Fold(text), " "), small = SmallLetters(text);
  const auto has_words = [&](const std::string& name) {
    return folded.find(base::Concat(" ", name, " ")) != folded.npos;
  };
  return std::ranges::any_of(words_, has_words) ||
         std::ranges::any_of(addresses_, [&](const std::string& address) { return HasAddress(small, address); });
}

std::optional<std::string> DataSubject::Without(std::string_view text) const {
  if (whole_ || !IsCalledIn(text)) return std::nullopt;
  return WithoutNames(text, {[this](std::string_view words) { return words_.contains(words); }, most_words_,
                             [this](std::string_view address) { return addresses_.contains(address); }});
}

bool DataSubject::MayBeIn(std::string_view bytes) const {
  const std::string folded = search::FoldedKey(bytes);
  return std::ranges::any_of(keys_, [&](const std::string& name) { return folded.find(name) != folded.npos; });
}

}  // namespace pepiniere::personal
