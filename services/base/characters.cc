#include "services/base/characters.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "absl/strings/match.h"
#include "services/base/text.h"

namespace pepiniere::base {
namespace {

constexpr std::string_view kBlanks[] = {" ",      "\t",     "\n",     "\v",     "\f",     "\r",     "\u0085", "\u00a0",
                                        "\u00ad", "\u034f", "\u061c", "\u115f", "\u1160", "\u1680", "\u17b4", "\u17b5",
                                        "\u180e", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006",
                                        "\u2007", "\u2008", "\u2009", "\u200a", "\u200b", "\u200c", "\u200d", "\u200e",
                                        "\u200f", "\u2028", "\u2029", "\u202f", "\u205f", "\u2060", "\u2800", "\u3000",
                                        "\u3164", "\ufe0e", "\ufe0f", "\ufeff", "\uffa0"};

unsigned char Byte(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

// The bytes of the control character that begins there; 0 for none. Those from U+0080 to U+009F take two.
std::size_t ControlAt(std::string_view text, std::size_t at) {
  constexpr unsigned char kDelete = 0x7F, kTwoBytes = 0xC2, kFirst = 0x80, kLast = 0x9F;
  const unsigned char byte = Byte(text, at);
  if (byte < ' ' || byte == kDelete) return 1;
  const unsigned char next = Byte(text, at + 1);
  return byte == kTwoBytes && next >= kFirst && next <= kLast ? 2 : 0;
}

// The bytes of a character that begins there and that nobody sees, but that parts a line or turns the direction of what
// follows, or is nothing at all; 0 for none. What joins letters and emoji (U+200C, U+200D) is none of these.
std::size_t UnseenAt(std::string_view text, std::size_t at) {
  constexpr std::string_view kUnseen[] = {"\u200b", "\u200e", "\u200f", "\u2028", "\u2029", "\u202a",
                                          "\u202b", "\u202c", "\u202d", "\u202e", "\u2060", "\u2066",
                                          "\u2067", "\u2068", "\u2069", "\ufeff"};
  const std::string_view rest = text.substr(at);
  if (Byte(rest, 0) < 0xE2) return 0;
  const auto* const found =
      std::ranges::find_if(kUnseen, [&](std::string_view unseen) { return rest.starts_with(unseen); });
  return found == std::end(kUnseen) ? 0 : found->size();
}

// What does not belong into a text: in one line, what nobody sees neither.
std::size_t StrayAt(std::string_view text, std::size_t at, Lines lines) {
  const std::size_t control = ControlAt(text, at);
  return control > 0 || lines == Lines::kMany ? control : UnseenAt(text, at);
}

// Of a text of many lines: the end of a line, and a tab.
bool MayStay(std::string_view text, std::size_t at, Lines lines) {
  if (lines == Lines::kOne) return false;
  return text[at] == '\n' || text[at] == '\t' || (text[at] == '\r' && Byte(text, at + 1) == '\n');
}

}  // namespace

std::size_t CountCharacters(std::string_view text) {
  // Bytes that continue a character do not count.
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string_view FirstCharacters(std::string_view text, std::size_t most) {
  constexpr auto kContinues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
  std::size_t end = 0;
  for (std::size_t count = 0; end < text.size() && count < most; ++count) {
    do ++end;
    while (end < text.size() && kContinues(text[end]));
  }
  return text.substr(0, end);
}

bool IsBlank(std::string_view text) {
  const auto begins = [&](std::string_view blank) { return text.starts_with(blank); };
  for (auto blank = std::ranges::find_if(kBlanks, begins); blank != std::end(kBlanks);
       blank = std::ranges::find_if(kBlanks, begins)) {
    text.remove_prefix(blank->size());
  }
  return text.empty();
}

bool HasControls(std::string_view text, Lines lines) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (StrayAt(text, at, lines) > 0 && !MayStay(text, at, lines)) return true;
  }
  return false;
}

std::string WithoutControls(std::string_view text, Lines lines) {
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); at += std::max<std::size_t>(StrayAt(text, at, lines), 1)) {
    const char c = text[at];
    const bool before_feed = c == '\r' && Byte(text, at + 1) == '\n';
    if (before_feed) continue;
    if (StrayAt(text, at, lines) == 0 || MayStay(text, at, lines)) {
      clean += c;
    } else if (c == '\r' || c == '\n' || c == '\t') {
      clean += c == '\r' && lines == Lines::kMany ? '\n' : ' ';
    }
  }
  return clean;
}

bool IsWebAddress(std::string_view text) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (!absl::StartsWithIgnoreCase(Absl(text), Absl(scheme))) continue;
    const std::string_view rest = text.substr(scheme.size());
    const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
    return !host.empty() && host.find('@') == host.npos &&
           (host.find('[') == host.npos) == (host.find(']') == host.npos) && !HasControls(rest, Lines::kOne) &&
           rest.find_first_of(" \"<>\\") == std::string_view::npos;
  }
  return false;
}

}  // namespace pepiniere::base
