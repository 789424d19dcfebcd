#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "clients/pep/formats/content/text.h"

namespace pepiniere::content {
namespace {

struct Entity {
  std::string_view name;
  std::string_view text;
};

// Those that French pages write, sorted.
constexpr std::array<Entity, 66> kEntities{{
    {"AElig", "Æ"},     {"Agrave", "À"},    {"Acirc", "Â"},  {"Ccedil", "Ç"}, {"Eacute", "É"},    {"Ecirc", "Ê"},
    {"Egrave", "È"},    {"Euml", "Ë"},      {"Icirc", "Î"},  {"Iuml", "Ï"},   {"OElig", "Œ"},     {"Ocirc", "Ô"},
    {"Ouml", "Ö"},      {"Ucirc", "Û"},     {"Ugrave", "Ù"}, {"Uuml", "Ü"},   {"aacute", "á"},    {"acirc", "â"},
    {"aelig", "æ"},     {"agrave", "à"},    {"amp", "&"},    {"apos", "'"},   {"auml", "ä"},      {"bull", "•"},
    {"ccedil", "ç"},    {"copy", "©"},      {"deg", "°"},    {"eacute", "é"}, {"ecirc", "ê"},     {"egrave", "è"},
    {"emsp", "\u2003"}, {"ensp", "\u2002"}, {"euml", "ë"},   {"euro", "€"},   {"frac12", "½"},    {"gt", ">"},
    {"hellip", "…"},    {"iacute", "í"},    {"icirc", "î"},  {"iuml", "ï"},   {"laquo", "«"},     {"ldquo", "“"},
    {"lsquo", "‘"},     {"lt", "<"},        {"mdash", "—"},  {"middot", "·"}, {"nbsp", "\u00a0"}, {"ndash", "–"},
    {"ntilde", "ñ"},    {"oacute", "ó"},    {"ocirc", "ô"},  {"oelig", "œ"},  {"ouml", "ö"},      {"quot", "\""},
    {"raquo", "»"},     {"rdquo", "”"},     {"reg", "®"},    {"rsquo", "’"},  {"shy", "\u00ad"},  {"thinsp", "\u2009"},
    {"times", "×"},     {"trade", "™"},     {"uacute", "ú"}, {"ucirc", "û"},  {"ugrave", "ù"},    {"uuml", "ü"},
}};

// "#233", "#xe9"; none when it is not a character that a text can hold.
std::optional<std::string> Numeric(std::string_view name) {
  const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
  const std::string_view digits = name.substr(hex ? 2 : 1);
  utf8proc_int32_t code = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
  if (error != std::errc() || end != digits.data() + digits.size() || code <= 0 || !utf8proc_codepoint_valid(code)) {
    return std::nullopt;
  }
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto size = utf8proc_encode_char(code, bytes.data());
  return std::string(bytes.begin(), bytes.begin() + size);
}

std::optional<std::string> Decode(std::string_view name) {
  if (name.starts_with('#')) return Numeric(name);
  const auto* found = std::find_if(kEntities.begin(), kEntities.end(), [&](const Entity& e) { return e.name == name; });
  if (found == kEntities.end()) return std::nullopt;
  return std::string(found->text);
}

}  // namespace

std::string DecodeEntities(std::string_view text) {
  constexpr std::size_t kLongestName = 10;
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t start = std::min(text.find('&'), text.size());
    out += text.substr(0, start);
    text.remove_prefix(start);
    if (text.empty()) break;
    const std::size_t end = text.substr(0, kLongestName).find(';');
    const auto decoded = end == std::string_view::npos ? std::nullopt : Decode(text.substr(1, end - 1));
    out += decoded.value_or("&");
    text.remove_prefix(decoded ? end + 1 : 1);
  }
  return out;
}

}  // namespace pepiniere::content
