#include "services/personal/data_subject.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "services/base/text.h"
#include "services/personal/fields.h"
#include "services/search/fold.h"

namespace pepiniere::personal {
namespace {

// Letters that are written with no accent and are part of no ligature: any other may stand for something else.
constexpr std::string_view kFixed = "bfmpqvx0123456789";

std::string PatternOf(std::string_view folded) {
  std::string pattern = "%";
  for (const char letter : folded) {
    if (kFixed.find(letter) != kFixed.npos) pattern += {letter, '%'};
  }
  return pattern;
}

std::string InSmallLetters(std::string_view text) { return absl::AsciiStrToLower(base::Absl(text)); }

bool IsOfAnAddress(char c) {
  return absl::ascii_isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80 || c == '_' ||
         c == '%' || c == '+' || c == '-';
}

// Whether it goes on with `text` after it, of which a dot or two may only end a sentence.
bool GoesOn(std::string_view text) {
  const std::size_t dots = std::min(text.find_first_not_of('.'), text.size());
  return dots < text.size() && IsOfAnAddress(text[dots]);
}

// Whether the text has that address in it, and not a longer one.
bool HasAddress(std::string_view text, std::string_view address) {
  for (std::size_t at = text.find(address); at != text.npos; at = text.find(address, at + 1)) {
    const bool begins = at == 0 || (!IsOfAnAddress(text[at - 1]) && text[at - 1] != '.');
    if (begins && !GoesOn(text.substr(at + address.size()))) return true;
  }
  return false;
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
      addresses_.push_back(InSmallLetters(name));
    } else {
      words_.push_back(base::Concat(" ", folded, " "));
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
  const std::string folded = base::Concat(" ", search::Fold(text), " "), small = InSmallLetters(text);
  return std::ranges::any_of(words_, [&](const std::string& name) { return folded.find(name) != folded.npos; }) ||
         std::ranges::any_of(addresses_, [&](const std::string& address) { return HasAddress(small, address); });
}

bool DataSubject::MayBeIn(std::string_view bytes) const {
  const std::string folded = search::FoldedKey(bytes);
  return std::ranges::any_of(keys_, [&](const std::string& name) { return folded.find(name) != folded.npos; });
}

}  // namespace pepiniere::personal
