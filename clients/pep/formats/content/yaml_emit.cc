#include <algorithm>
#include <array>
#include <cstdint>

#include "absl/strings/ascii.h"
#include "absl/strings/str_format.h"
#include "clients/pep/formats/content/text.h"
#include "clients/pep/formats/content/yaml.h"
#include "services/base/text.h"

namespace pepiniere::content {
namespace {

// A key longer than this is written on a line of its own ("? key"): YAML lets a simple one have 1024 characters.
constexpr std::size_t kLongestSimpleKey = 1000;

// Words that LooksTyped knows.
constexpr std::array<std::string_view, 10> kTypedWords{"null", "true", "false", "yes", "no",
                                                       "on",   "off",  "y",     "n",   "nan"};

// Characters that show as they are: no control, no invisible one, no odd space (French no-break spaces apart).
bool IsPrintable(std::string_view text) {
  const auto oddities = InspectProse(text);
  return std::all_of(oddities.begin(), oddities.end(),
                     [](const FindingCode& code) {
                       return code == finding::kHtmlEntity || code == finding::kNoBreakSpace ||
                              code == finding::kNotNfc;
                     }) &&
         text.find_first_of("\t\r") == std::string_view::npos;
}

// May stand without quotes, as a key or a value in block style.
bool IsPlainSafe(std::string_view text) {
  if (text.empty() || LooksTyped(text) || !IsPrintable(text)) return false;
  const auto first = static_cast<unsigned char>(text.front());
  if (!absl::ascii_isalnum(first) && first < 0x80 && first != '/' && first != '(' && first != '_') return false;
  if (text.starts_with("\u00a0") || text.ends_with("\u00a0") || text.ends_with(' ') || text.ends_with(':'))
    return false;
  return text.find('\n') == std::string_view::npos && text.find(": ") == std::string_view::npos &&
         text.find(" #") == std::string_view::npos;
}

std::string SingleQuoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("''") : std::string(1, c);
  return out + "'";
}

std::string DoubleQuoted(std::string_view text) {
  std::string out = "\"";
  while (!text.empty()) {
    std::size_t size = 1;
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80) ++size;
    const std::string_view character = text.substr(0, size);
    text.remove_prefix(size);
    const auto lead = static_cast<unsigned char>(character[0]);
    if (character == "\n") {
      out += "\\n";
    } else if (character == "\t") {
      out += "\\t";
    } else if (character == "\"" || character == "\\") {
      out += base::Concat("\\", character);
    } else if (IsPrintable(character)) {
      out += character;
    } else if (size == 1) {
      out += absl::StrFormat("\\x%02x", lead);
    } else {
      const auto bits = [&](std::size_t i) { return static_cast<unsigned char>(character[i]) & 0x3fu; };
      const std::uint32_t code =
          size == 2 ? (lead & 0x1fu) << 6 | bits(1) : (lead & 0x0fu) << 12 | bits(1) << 6 | bits(2);
      out += size == 4 ? std::string(character) : absl::StrFormat("\\u%04x", code);
    }
  }
  return out + "\"";
}

// May be a literal block: lines of visible text, at most one newline at the end.
bool IsBlock(std::string_view text) {
  if (text.find('\n') == std::string_view::npos || text.ends_with("\n\n") || !IsPrintable(text)) return false;
  if (text.front() == ' ' || text.front() == '\n') return false;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    const std::string_view line = text.substr(start, end - start);
    if (!line.empty() && line.find_first_not_of(' ') == std::string_view::npos) return false;
    start = end + 1;
  }
  return true;
}

std::string Block(std::string_view text, std::size_t indent) {
  std::string out = text.ends_with('\n') ? "|" : "|-";
  if (text.ends_with('\n')) text.remove_suffix(1);
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    const std::string_view line = text.substr(start, end - start);
    out += '\n';
    if (!line.empty()) out += base::Concat(std::string(indent, ' '), line);
    start = end + 1;
  }
  return out;
}

std::string Inline(std::string_view text) {
  if (IsPlainSafe(text)) return std::string(text);
  return IsPrintable(text) && text.find('\n') == std::string_view::npos ? SingleQuoted(text) : DoubleQuoted(text);
}

std::string Scalar(const Yaml& yaml, std::size_t indent) {
  if (yaml.kind == Yaml::Kind::kNull) return "null";
  if (yaml.kind == Yaml::Kind::kPlain) return yaml.text;
  return IsBlock(yaml.text) ? Block(yaml.text, indent) : Inline(yaml.text);
}

void EmitEntries(const Yaml& map, std::size_t indent, bool first_inline, std::string& out);

// What follows "key:" or, for a list in a list, "-".
void EmitAfter(const Yaml& yaml, std::size_t indent, std::string& out);

void EmitItems(const Yaml& list, std::size_t indent, std::string& out) {
  for (const Yaml& item : list.items) {
    out += base::Concat(std::string(indent, ' '), "-");
    if (item.kind == Yaml::Kind::kMap && !item.entries.empty()) {
      out += ' ';
      EmitEntries(item, indent + 2, true, out);
    } else {
      EmitAfter(item, indent, out);
    }
  }
}

void EmitEntries(const Yaml& map, std::size_t indent, bool first_inline, std::string& out) {
  for (const auto& [key, value] : map.entries) {
    if (!first_inline) out += std::string(indent, ' ');
    first_inline = false;
    const std::string name = Inline(key);
    out += name.size() <= kLongestSimpleKey ? name : base::Concat("? ", name, "\n", std::string(indent, ' '));
    out += ':';
    EmitAfter(value, indent, out);
  }
}

void EmitAfter(const Yaml& yaml, std::size_t indent, std::string& out) {
  if (yaml.kind == Yaml::Kind::kMap) {
    out += yaml.entries.empty() ? " {}\n" : "\n";
    EmitEntries(yaml, indent + 2, false, out);
  } else if (yaml.kind == Yaml::Kind::kList) {
    out += yaml.items.empty() ? " []\n" : "\n";
    EmitItems(yaml, indent + 2, out);
  } else {
    out += base::Concat(" ", Scalar(yaml, indent + 2), "\n");
  }
}

}  // namespace

bool LooksTyped(std::string_view text) {
  const std::string lower = absl::AsciiStrToLower(base::Absl(text));
  if (std::find(kTypedWords.begin(), kTypedWords.end(), lower) != kTypedWords.end()) return true;
  // Numbers, dates and times of every sort: 1e3, 0x1f, 1_000, 12:30, 2024-01-01T00:00:00Z.
  return lower.find_first_of("0123456789") != std::string::npos &&
         lower.find_first_not_of("0123456789abcdefotxz.:_+- ") == std::string::npos;
}

std::string EmitYaml(const Yaml& map) {
  std::string out;
  EmitEntries(map, 0, false, out);
  return out;
}

std::string EmitFlow(const Yaml& yaml) {
  if (yaml.kind == Yaml::Kind::kNull) return "null";
  if (yaml.IsScalar()) {
    return yaml.kind == Yaml::Kind::kPlain && LooksTyped(yaml.text) ? yaml.text : DoubleQuoted(yaml.text);
  }
  std::string out;
  for (const Yaml& item : yaml.items) out += base::Concat(out.empty() ? "" : ", ", EmitFlow(item));
  for (const auto& [key, value] : yaml.entries) {
    const std::string name = DoubleQuoted(key);
    out += base::Concat(out.empty() ? "" : ", ", name.size() <= kLongestSimpleKey ? "" : "? ", name, ": ",
                        EmitFlow(value));
  }
  return yaml.kind == Yaml::Kind::kList ? base::Concat("[", out, "]") : base::Concat("{", out, "}");
}

}  // namespace pepiniere::content
