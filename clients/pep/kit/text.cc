#include "clients/pep/kit/text.h"

#include <utf8proc.h>

#include <cstdlib>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

constexpr std::string_view kReplacement = "\ufffd";

// Takes the first character off `text`; -1 where it is not UTF-8 (one byte is taken then).
utf8proc_int32_t Next(std::string_view& text, std::string_view& bytes) {
  utf8proc_int32_t codepoint = -1;
  const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                       static_cast<utf8proc_ssize_t>(text.size()), &codepoint);
  bytes = text.substr(0, length > 0 ? static_cast<std::size_t>(length) : 1);
  text.remove_prefix(bytes.size());
  return length > 0 ? codepoint : -1;
}

int WidthOf(utf8proc_int32_t codepoint) { return codepoint < 0 ? 1 : utf8proc_charwidth(codepoint); }

bool Breaks(utf8proc_int32_t codepoint) {
  const auto category = utf8proc_category(codepoint);
  return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

// The marks, overrides and isolates of direction.
bool Reorders(utf8proc_int32_t codepoint) {
  return codepoint == 0x61c || codepoint == 0x200e || codepoint == 0x200f ||
         (codepoint >= 0x202a && codepoint <= 0x202e) || (codepoint >= 0x2066 && codepoint <= 0x2069);
}

// Bidirectional overrides and their like reorder what is around them.
bool IsInvisible(utf8proc_int32_t codepoint) { return utf8proc_category(codepoint) == UTF8PROC_CATEGORY_CF; }

}  // namespace

std::string Printable(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  for (std::string_view bytes; !text.empty();) {
    const auto codepoint = Next(text, bytes);
    if (codepoint < 0) {
      line += kReplacement;
    } else if (Breaks(codepoint)) {
      if (!line.empty() && line.back() != ' ') line += ' ';
    } else if (!IsInvisible(codepoint)) {
      line += bytes;
    }
  }
  return line;
}

std::string Visible(std::string_view text) {
  std::string visible;
  visible.reserve(text.size());
  for (std::string_view bytes; !text.empty();) {
    const auto codepoint = Next(text, bytes);
    const bool ends_line = codepoint == '\r' && text.starts_with('\n');
    if (codepoint == '\n' || codepoint == '\t' || ends_line) {
      visible += bytes;
    } else if (codepoint >= 0 && codepoint < 0x20) {
      visible += base::Concat("\xe2\x90", std::string(1, static_cast<char>(0x80 + codepoint)));  // U+2400 and on
    } else if (codepoint == 0x7f) {
      visible += "␡";
    } else if (codepoint < 0 || Breaks(codepoint) || Reorders(codepoint)) {
      visible += kReplacement;
    } else {
      visible += bytes;
    }
  }
  return visible;
}

int DisplayWidth(std::string_view text) {
  int width = 0;
  for (std::string_view bytes; !text.empty();) width += WidthOf(Next(text, bytes));
  return width;
}

std::string Ellipsize(std::string_view text, int width) {
  if (DisplayWidth(text) <= width) return std::string(text);
  std::string start;
  int left = width - 1;
  for (std::string_view bytes; !text.empty();) {
    left -= WidthOf(Next(text, bytes));
    if (left < 0) break;
    start += bytes;
  }
  return base::Concat(std::string(absl::StripTrailingAsciiWhitespace(start)), "…");
}

std::vector<std::string> Wrap(std::string_view text, int width) {
  std::vector<std::string> lines(1);
  int used = 0;
  const std::vector<std::string> words = absl::StrSplit(base::Absl(text), ' ', absl::SkipEmpty());
  for (const std::string& word : words) {
    const int wanted = DisplayWidth(word);
    if (width > 0 && used > 0 && used + 1 + wanted > width) {
      lines.emplace_back();
      used = 0;
    }
    if (used > 0) {
      lines.back() += ' ';
      ++used;
    }
    lines.back() += word;
    used += wanted;
  }
  return lines;
}

std::string Fold(std::string_view text) {
  constexpr auto kOptions = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                                           UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
  utf8proc_uint8_t* mapped = nullptr;
  const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                   static_cast<utf8proc_ssize_t>(text.size()), &mapped, kOptions);
  std::string folded = length < 0
                           ? std::string(text)
                           : std::string(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
  std::free(mapped);
  absl::StripAsciiWhitespace(&folded);
  return folded;
}

}  // namespace pepiniere::pep
