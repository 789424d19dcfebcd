#include "services/query/utf8.h"

#include <algorithm>
#include <cstdint>

namespace pepiniere::query {
namespace {

bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// By lead byte: how many bytes the sequence has, and the range of its second one, which alone rules out overlong
// forms, surrogates and what lies past U+10FFFF (Unicode, table 3-7).
struct Sequence {
  std::uint8_t first_lead, last_lead;
  std::size_t length;
  std::uint8_t second_min, second_max;
};
constexpr Sequence kSequences[] = {
    {0x00, 0x7F, 1, 0x80, 0xBF}, {0xC2, 0xDF, 2, 0x80, 0xBF}, {0xE0, 0xE0, 3, 0xA0, 0xBF},
    {0xE1, 0xEC, 3, 0x80, 0xBF}, {0xED, 0xED, 3, 0x80, 0x9F}, {0xEE, 0xEF, 3, 0x80, 0xBF},
    {0xF0, 0xF0, 4, 0x90, 0xBF}, {0xF1, 0xF3, 4, 0x80, 0xBF}, {0xF4, 0xF4, 4, 0x80, 0x8F},
};

// The length of the sequence that `text` starts with; 0 if it is not well formed.
std::size_t SequenceLength(std::string_view text) {
  const auto lead = static_cast<std::uint8_t>(text[0]);
  const auto* s = std::find_if(std::begin(kSequences), std::end(kSequences),
                               [lead](const Sequence& row) { return row.first_lead <= lead && lead <= row.last_lead; });
  if (s == std::end(kSequences) || text.size() < s->length) return 0;
  if (s->length == 1) return 1;
  const auto second = static_cast<std::uint8_t>(text[1]);
  if (second < s->second_min || second > s->second_max) return 0;
  return std::all_of(text.begin() + 2, text.begin() + s->length, IsContinuation) ? s->length : 0;
}

}  // namespace

std::optional<std::size_t> FirstInvalidUtf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = SequenceLength(text.substr(at));
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

std::size_t CountCharacters(std::string_view text) {
  return text.size() - std::count_if(text.begin(), text.end(), IsContinuation);
}

std::string Abridge(std::string_view text, std::size_t max) {
  std::size_t end = 0;
  for (std::size_t n = 0; n < max && end < text.size(); ++n) {
    do ++end;
    while (end < text.size() && IsContinuation(text[end]));
  }
  return std::string(text.substr(0, end)) + (end < text.size() ? "…" : "");
}

}  // namespace pepiniere::query
