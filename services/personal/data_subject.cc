#include "services/personal/data_subject.h"

#include <algorithm>
#include <utility>

#include "services/base/text.h"
#include "services/personal/fields.h"
#include "services/search/fold.h"

namespace pepiniere::personal {
namespace {

// Letters that may be written with an accent, or be part of a ligature: whatever stands there matches.
constexpr std::string_view kVariable = "acdeilnouy";

std::string PatternOf(std::string_view folded) {
  std::string pattern = "%";
  for (const char letter : folded) {
    const bool fixed =
        letter != ' ' && static_cast<unsigned char>(letter) < 0x80 && kVariable.find(letter) == kVariable.npos;
    if (fixed) pattern.push_back(letter);
    if (!fixed && pattern.back() != '%') pattern.push_back('%');
  }
  if (pattern.back() != '%') pattern.push_back('%');
  return pattern;
}

}  // namespace

bool DataSubject::TooShort(std::string_view name) { return search::FoldedKey(name).size() < kShortestName; }

DataSubject::DataSubject(std::string person, absl::Span<const std::string> known_as) : person_(std::move(person)) {
  for (const std::string& name : known_as) {
    std::string folded = search::Fold(name);
    if (folded.empty() || TooShort(name)) continue;
    known_as_.push_back(name);
    patterns_.push_back(PatternOf(folded));
    keys_.push_back(search::FoldedKey(name));
    words_.push_back(base::Concat(" ", folded, " "));
  }
}

bool DataSubject::IsCalledIn(std::string_view text) const {
  if (words_.empty() || IsOpaque(text)) return false;
  const std::string folded = base::Concat(" ", search::Fold(text), " ");
  return std::ranges::any_of(words_, [&](const std::string& name) { return folded.find(name) != folded.npos; });
}

bool DataSubject::MayBeIn(std::string_view bytes) const {
  const std::string folded = search::FoldedKey(bytes);
  return std::ranges::any_of(keys_, [&](const std::string& name) { return folded.find(name) != folded.npos; });
}

}  // namespace pepiniere::personal
