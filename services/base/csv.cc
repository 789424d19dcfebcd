#include "services/base/csv.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/str_replace.h"
#include "services/base/text.h"

namespace pepiniere::base {
namespace {

constexpr std::string_view kApostrophe = "'";

struct Range {
  char32_t first, last;
};
// What a formula begins with: the four signs, and what East Asia's spreadsheets take for them (full width, small).
constexpr std::u32string_view kFormula = U"=+-@＝＋－＠﹦﹢﹣﹫";
constexpr Range kControls[] = {{0, 0x1f}, {0x7f, 0x9f}};
// What a spreadsheet, or whoever handles the file before it, may take off before it looks: spaces, quotes, and what is
// not seen (zero width, marks of direction, byte order mark).
constexpr Range kSkipped[] = {{' ', ' '},       {'"', '"'},       {0xa0, 0xa0},     {0xad, 0xad},
                              {0x61c, 0x61c},   {0x1680, 0x1680}, {0x180e, 0x180e}, {0x2000, 0x200f},
                              {0x2028, 0x202f}, {0x205f, 0x206f}, {0x3000, 0x3000}, {0xfeff, 0xfeff}};

template <std::size_t N>
bool IsIn(const Range (&ranges)[N], char32_t c) {
  return std::any_of(std::begin(ranges), std::end(ranges),
                     [&](Range range) { return range.first <= c && c <= range.last; });
}

// Takes the first character off `text`, which has one. U+FFFD where it has four bytes or is no UTF-8: neither concerns
// us.
char32_t TakeFirst(std::string_view& text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const std::size_t length = byte(0) < 0xc0 ? 1 : byte(0) < 0xe0 ? 2 : byte(0) < 0xf0 ? 3 : 1;
  const char32_t c = length == 1   ? (byte(0) < 0x80 ? byte(0) : 0xfffd)
                     : length == 2 ? (byte(0) & 0x1f) << 6 | (byte(1) & 0x3f)
                                   : (byte(0) & 0x0f) << 12 | (byte(1) & 0x3f) << 6 | (byte(2) & 0x3f);
  text.remove_prefix(std::min(length, text.size()));
  return c;
}

bool IsComputed(std::string_view text) {
  while (!text.empty()) {
    const char32_t c = TakeFirst(text);
    if (IsIn(kControls, c) || kFormula.find(c) != std::u32string_view::npos) return true;
    if (!IsIn(kSkipped, c)) return false;
  }
  return false;
}

std::string InQuotes(const std::string& text) {
  return Concat("\"", absl::StrReplaceAll(text, {{"\"", "\"\""}}), "\"");
}

}  // namespace

std::string CsvCell::ToString(const CsvShape& shape) const {
  if (kind_ == kNumber) return absl::StrReplaceAll(text_, {{".", std::string(1, shape.point)}});
  const bool guarded = text_.starts_with(kApostrophe) || IsComputed(text_);
  const std::string text = Concat(guarded ? kApostrophe : "", text_);
  const bool plain =
      text.find_first_of("\"\r\n") == std::string::npos && text.find(shape.separator) == std::string::npos;
  return plain && kind_ != kQuoted ? text : InQuotes(text);
}

std::string CsvRecord(const std::vector<CsvCell>& cells, const CsvShape& shape) {
  std::string record;
  for (const CsvCell& cell : cells) {
    if (&cell != &cells.front()) record += shape.separator;
    record += cell.ToString(shape);
  }
  return Concat(record, shape.end);
}

}  // namespace pepiniere::base
