#include "clients/pep/formats/content/text.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace pepiniere::content {
namespace {

using Codepoint = utf8proc_int32_t;

constexpr std::string_view kReplacement = "\ufffd";

// What becomes of a character in a line.
struct Fate {
  const FindingCode* oddity = nullptr;  // none: an ordinary character
  bool space = false;                   // made a space, else removed
};

// A run of characters with the same fate, in order.
struct FateRange {
  Codepoint first, last;
  Fate fate;
};

constexpr FateRange kFates[] = {
    {0x00, 0x08, {&finding::kControlCharacter, false}},
    {0x09, 0x09, {&finding::kOddSpace, true}},
    {0x0a, 0x0d, {&finding::kLineBreak, true}},
    {0x0e, 0x1f, {&finding::kControlCharacter, false}},
    {0x7f, 0x84, {&finding::kControlCharacter, false}},
    {0x85, 0x85, {&finding::kLineBreak, true}},
    {0x86, 0x9f, {&finding::kControlCharacter, false}},
    {0xa0, 0xa0, {&finding::kNoBreakSpace, true}},
    {0xad, 0xad, {&finding::kInvisibleCharacter, false}},
    {0x1680, 0x1680, {&finding::kOddSpace, true}},
    {0x180e, 0x180e, {&finding::kInvisibleCharacter, false}},
    {0x2000, 0x200a, {&finding::kOddSpace, true}},
    {0x200b, 0x200b, {&finding::kInvisibleCharacter, false}},  // not 200c and 200d: they join letters and emoji
    {0x200e, 0x200f, {&finding::kInvisibleCharacter, false}},
    {0x2028, 0x2029, {&finding::kLineSeparator, true}},
    {0x202a, 0x202e, {&finding::kInvisibleCharacter, false}},
    {0x202f, 0x202f, {&finding::kNoBreakSpace, true}},
    {0x205f, 0x205f, {&finding::kOddSpace, true}},
    {0x2060, 0x2069, {&finding::kInvisibleCharacter, false}},
    {0x3000, 0x3000, {&finding::kOddSpace, true}},
    {0xfeff, 0xfeff, {&finding::kInvisibleCharacter, false}},
};

Fate FateOf(Codepoint c) {
  if (c >= 0x20 && c < 0x7f) return {};
  const auto* range = std::lower_bound(std::begin(kFates), std::end(kFates), c,
                                       [](const FateRange& r, Codepoint x) { return r.last < x; });
  return range != std::end(kFates) && range->first <= c ? range->fate : Fate{};
}

void AddOnce(std::vector<FindingCode>& oddities, const FindingCode& code) {
  if (std::find(oddities.begin(), oddities.end(), code) == oddities.end()) oddities.push_back(code);
}

const utf8proc_uint8_t* Bytes(std::string_view text) { return reinterpret_cast<const utf8proc_uint8_t*>(text.data()); }

// Calls visit(codepoint, its bytes) over valid UTF-8.
template <typename Visit>
void ForEachCharacter(std::string_view text, Visit visit) {
  while (!text.empty()) {
    Codepoint c = 0;
    const auto size = utf8proc_iterate(Bytes(text), static_cast<utf8proc_ssize_t>(text.size()), &c);
    if (size <= 0) return;
    visit(c, text.substr(0, static_cast<std::size_t>(size)));
    text.remove_prefix(static_cast<std::size_t>(size));
  }
}

// How many bytes at the start of `text` are one character, or, when `valid` becomes false, one broken sequence: the
// longest start of a character that is there (Unicode 3.9, U+FFFD substitution of maximal subparts).
std::size_t SequenceSize(std::string_view text, bool& valid) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint8_t lead = byte(0);
  valid = lead < 0x80;
  if (lead < 0xc2 || lead > 0xf4) return 1;
  const std::size_t size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  // What the second byte may be keeps out overlong forms, surrogates and what lies beyond U+10FFFF.
  const std::uint8_t low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
  const std::uint8_t high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
  std::size_t i = 1;
  for (; i < size && i < text.size(); ++i) {
    if (byte(i) < (i == 1 ? low : 0x80) || byte(i) > (i == 1 ? high : 0xbf)) break;
  }
  valid = i == size;
  return i;
}

// One pass over a line, entities decoded already.
std::string ReplaceOddities(std::string_view text, std::vector<FindingCode>& oddities) {
  std::string out;
  out.reserve(text.size());
  bool after_cr = false;
  ForEachCharacter(text, [&](Codepoint c, std::string_view bytes) {
    const Fate fate = FateOf(c);
    if (!fate.oddity) {
      out += bytes;
    } else if (!(after_cr && c == '\n')) {
      AddOnce(oddities, *fate.oddity);
      if (fate.space) out += ' ';
    }
    after_cr = c == '\r';
  });
  return out;
}

std::string_view Trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

bool IsAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string Map(std::string_view text, int options) {
  utf8proc_uint8_t* mapped = nullptr;
  const auto size = utf8proc_map(Bytes(text), static_cast<utf8proc_ssize_t>(text.size()), &mapped,
                                 static_cast<utf8proc_option_t>(options));
  std::string result = size < 0 ? std::string(text) : std::string(mapped, mapped + size);
  std::free(mapped);
  return result;
}

}  // namespace

Cleaned RepairUtf8(std::string_view bytes) {
  Cleaned result;
  result.text.reserve(bytes.size());
  while (!bytes.empty()) {
    bool valid = false;
    const std::size_t size = SequenceSize(bytes, valid);
    result.text += valid ? bytes.substr(0, size) : kReplacement;
    if (!valid) AddOnce(result.oddities, finding::kInvalidUtf8);
    bytes.remove_prefix(size);
  }
  return result;
}

std::string ToNfc(std::string_view text) {
  return IsAscii(text) ? std::string(text) : Map(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::string FoldCase(std::string_view text) {
  return Map(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}

Cleaned CleanLine(std::string_view text) {
  Cleaned result = RepairUtf8(text);
  // Removing one thing can uncover another (an entity in an entity), so until nothing is left to do; each layer costs
  // its author a few characters, eight are more than anybody writes.
  for (int layer = 0; layer < 8; ++layer) {
    std::string decoded = DecodeEntities(result.text);
    if (decoded != result.text) AddOnce(result.oddities, finding::kHtmlEntity);
    std::string line = ReplaceOddities(decoded, result.oddities);
    const std::string_view trimmed = Trim(line);
    if (trimmed.size() != line.size()) AddOnce(result.oddities, finding::kPadded);
    std::string composed = ToNfc(trimmed);
    if (composed != trimmed) AddOnce(result.oddities, finding::kNotNfc);
    if (composed == result.text) break;
    result.text = std::move(composed);
  }
  return result;
}

std::vector<FindingCode> InspectProse(std::string_view text) {
  std::vector<FindingCode> oddities;
  if (DecodeEntities(text) != text) oddities.push_back(finding::kHtmlEntity);
  ForEachCharacter(text, [&](Codepoint c, std::string_view) {
    const Fate fate = FateOf(c);
    const bool usual = c == '\n' || c == '\r' || c == '\t';
    if (fate.oddity && !usual) AddOnce(oddities, *fate.oddity);
  });
  if (ToNfc(text) != text) oddities.push_back(finding::kNotNfc);
  return oddities;
}

std::string_view Utf8Prefix(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xc0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

}  // namespace pepiniere::content
