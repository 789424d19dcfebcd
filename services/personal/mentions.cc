#include "services/personal/mentions.h"

#include <algorithm>
#include <vector>

#include "absl/strings/ascii.h"
#include "services/base/text.h"
#include "services/search/fold.h"

namespace pepiniere::personal {
namespace {

// Of bytes: [begin, end).
struct Place {
  std::size_t begin, end;
};

bool IsOfAnAddress(char c) {
  return absl::ascii_isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80 || c == '_' ||
         c == '%' || c == '+' || c == '-';
}

// Whether it goes on with `text` after it, of which a dot or two may only end a sentence.
bool GoesOn(std::string_view text) {
  const std::size_t dots = std::min(text.find_first_not_of('.'), text.size());
  return dots < text.size() && IsOfAnAddress(text[dots]);
}

// Whether no address has begun before that byte.
bool Begins(std::string_view text, std::size_t at) {
  return at == 0 || (!IsOfAnAddress(text[at - 1]) && text[at - 1] != '.');
}

// Where the address ends whose '@' is there.
std::size_t EndOfAddress(std::string_view text, std::size_t sign) {
  std::size_t end = sign + 1;
  while (end < text.size() && (IsOfAnAddress(text[end]) || (text[end] == '.' && GoesOn(text.substr(end))))) ++end;
  return end;
}

// What few addresses have before their '@': "o'brien@...".
constexpr std::string_view kRare = "!#$&'*/=?^`{|}~";

// Those that have a rare character as they would be with and without it.
std::vector<Place> AddressesIn(std::string_view text) {
  std::vector<Place> addresses;
  for (std::size_t sign = text.find('@'); sign != text.npos; sign = text.find('@', sign + 1)) {
    const std::size_t end = EndOfAddress(text, sign);
    std::size_t begin = sign;
    while (!Begins(text, begin)) --begin;
    std::size_t rare = begin;
    while (!Begins(text, rare) || (rare > 0 && kRare.find(text[rare - 1]) != kRare.npos)) --rare;
    while (begin < sign && text[begin] == '.') ++begin;
    addresses.push_back({begin, end});
    if (rare < begin) addresses.push_back({rare, end});
  }
  return addresses;
}

// The runs of words that call them. One that has a part of an address in it is that address's, which is asked for.
void AddNames(std::string_view text, const Called& called, std::vector<Place>& places) {
  const std::vector<search::PlacedWord> words = search::PlacedWords(text);
  for (std::size_t first = 0; first < words.size(); ++first) {
    std::string run;
    for (std::size_t last = first; last < std::min(first + called.most_words, words.size()); ++last) {
      run += base::Concat(run.empty() ? "" : " ", words[last].word);
      if (!called.by_words(run)) continue;
      Place place{words[first].begin, words[last].end};
      if (text.substr(place.begin, place.end - place.begin).find('@') != text.npos) continue;
      const bool is_address = place.end < text.size() && text[place.end] == '@' && Begins(text, place.begin);
      if (is_address) place.end = EndOfAddress(text, place.end);
      places.push_back(place);
    }
  }
}

// Whether what `place` has after `end` is called by another that begins after it: "Lise Marchetti, Lise Marchetti" has
// "Marchetti, Lise" in it too.
bool IsCoveredBeyond(std::string_view text, std::size_t end, const Place& place, const std::vector<Place>& places) {
  return std::ranges::any_of(places, [&](const Place& other) {
    return other.begin >= end && other.begin < place.end && other.end >= place.end &&
           search::PlacedWords(text.substr(end, other.begin - end)).empty();
  });
}

}  // namespace

std::string SmallLetters(std::string_view text) { return absl::AsciiStrToLower(base::Absl(text)); }

bool HasAddress(std::string_view text, std::string_view address) {
  for (std::size_t at = text.find(address); at != text.npos; at = text.find(address, at + 1)) {
    if (Begins(text, at) && !GoesOn(text.substr(at + address.size()))) return true;
  }
  return false;
}

std::optional<std::string> WithoutNames(std::string_view text, const Called& called) {
  std::vector<Place> places;
  for (const Place& address : AddressesIn(text)) {
    if (called.by_address(SmallLetters(text.substr(address.begin, address.end - address.begin)))) {
      places.push_back(address);
    }
  }
  AddNames(text, called, places);
  if (places.empty()) return std::nullopt;
  std::ranges::sort(places, {}, &Place::begin);
  std::string without;
  std::size_t end = 0;  // of what is written, or left out
  for (const Place& place : places) {
    if (place.begin < end && place.end > end && IsCoveredBeyond(text, end, place, places)) continue;
    if (place.begin >= end) without += base::Concat(text.substr(end, place.begin - end), kErasedName);
    end = std::max(end, place.end);
  }
  without += text.substr(end);
  return without;
}

}  // namespace pepiniere::personal
