#include "clients/pep/formats/content/escape.h"

#include <charconv>
#include <cstddef>
#include <cstdint>

#include "absl/strings/str_format.h"

namespace pepiniere::content {
namespace {

constexpr std::size_t kEscapeBytes = 4;  // \x0d

// The bytes of the character that `text` begins with; 0 where that is no UTF-8, or a control character.
std::size_t PlainCharacter(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (byte(0) < 0x80) return text[0] == '\n' || text[0] == '\t' || (byte(0) >= 0x20 && byte(0) != 0x7f) ? 1 : 0;
  const std::size_t size = byte(0) >= 0xf0 ? 4 : byte(0) >= 0xe0 ? 3 : 2;
  if (byte(0) < 0xc2 || byte(0) > 0xf4 || text.size() < size) return 0;
  std::uint32_t code = byte(0) & (0xffU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xc0U) != 0x80) return 0;
    code = code << 6U | (byte(i) & 0x3fU);
  }
  constexpr std::uint32_t kFirstOfThree = 0x800, kFirstOfFour = 0x10000, kMost = 0x10ffff;
  const bool shortest = size == 2 || (size == 3 ? code >= kFirstOfThree : code >= kFirstOfFour);
  const bool surrogate = code >= 0xd800 && code <= 0xdfff, control = code < 0xa0;
  return shortest && !surrogate && !control && code <= kMost ? size : 0;
}

}  // namespace

std::string Escape(std::string_view bytes) {
  std::string text;
  while (!bytes.empty()) {
    const std::size_t plain = PlainCharacter(bytes);
    if (plain == 0) {
      text += absl::StrFormat("\\x%02x", static_cast<unsigned char>(bytes[0]));
    } else {
      if (bytes[0] == '\\') text += '\\';
      text += bytes.substr(0, plain);
    }
    bytes.remove_prefix(plain == 0 ? 1 : plain);
  }
  return text;
}

std::string Unescape(std::string_view text) {
  std::string bytes;
  while (!text.empty()) {
    unsigned char byte = 0;
    if (text.starts_with("\\x") && text.size() >= kEscapeBytes &&
        std::from_chars(text.data() + 2, text.data() + kEscapeBytes, byte, 16).ptr == text.data() + kEscapeBytes) {
      bytes += static_cast<char>(byte);
      text.remove_prefix(kEscapeBytes);
      continue;
    }
    if (text.starts_with("\\\\")) text.remove_prefix(1);
    bytes += text[0];
    text.remove_prefix(1);
  }
  return bytes;
}

}  // namespace pepiniere::content
