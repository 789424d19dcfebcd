#include "clients/pep/formats/content/document.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_replace.h"
#include "clients/pep/formats/content/front_matter.h"
#include "clients/pep/formats/content/realign.h"
#include "clients/pep/formats/content/text.h"
#include "services/base/text.h"

namespace pepiniere::content {
namespace {

constexpr std::size_t kLargestFrontMatter = 1 << 20;

std::vector<std::string_view> Lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

std::string_view TrimSpace(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

// Lines end with LF: a checkout on another system is the same content.
std::string WithLineFeeds(std::string_view file, Findings& findings) {
  if (file.find('\r') == std::string_view::npos) return std::string(file);
  findings.Add(finding::kCrlf, "", "lines end with CR");
  return absl::StrReplaceAll(base::Absl(file), {{"\r\n", "\n"}, {"\r", "\n"}});
}

// Front matter as the YAML parser can take it: valid UTF-8, no control characters (yaml-cpp ends at U+0004, and guesses
// UTF-16 from a NUL).
std::string Parsable(std::string_view yaml, Findings& findings) {
  Cleaned repaired = RepairUtf8(yaml);
  if (!repaired.oddities.empty()) findings.Add(finding::kInvalidUtf8, "", "the front matter is not valid UTF-8");
  std::string out;
  out.reserve(repaired.text.size());
  bool control = false;
  for (std::size_t i = 0; i < repaired.text.size(); ++i) {
    const char c = repaired.text[i];
    const bool bad = (c >= 0 && c < ' ' && c != '\n' && c != '\t') || c == 0x7f;
    control |= bad;
    out += bad ? std::string_view("\ufffd") : std::string_view(&repaired.text[i], 1);
  }
  if (control) {
    findings.Add(finding::kControlCharacter, "", "a control character in the front matter", "replaced by U+FFFD");
  }
  return out;
}

// A top-level key begins on this line.
bool BeginsKey(std::string_view line) {
  return !line.empty() && line.find_first_of(" \t#-\n") != 0 && line.find(':') != std::string_view::npos;
}

// A line that can only be a key, or an item of a list, below another key.
bool LooksNested(std::string_view line) {
  constexpr std::string_view kName = "abcdefghijklmnopqrstuvwxyz_";
  const std::string_view text = TrimSpace(line);
  const std::size_t name = std::min(text.find_first_not_of(kName), text.size());
  return text.starts_with("- ") || (name > 0 && (text.substr(name) == ":" || text.substr(name).starts_with(": ")));
}

// What is taken for the text of a key that YAML cannot read: what stands behind the colon, and the lines below it that
// are no keys or items themselves, folded as YAML folds them.
std::string PlainText(std::string_view block) {
  block.remove_prefix(block.find(':') + 1);
  std::string text;
  for (const std::string_view line : Lines(block)) {
    if (!text.empty() && LooksNested(line)) break;
    const std::string_view said = TrimSpace(line);
    if (!said.empty()) text += base::Concat(text.empty() ? "" : " ", said);
  }
  return text;
}

// Front matter that does not parse as a whole, cut into its top-level keys and each parsed by itself.
Yaml ParseKeyByKey(std::string_view yaml, int first_line, Findings& findings) {
  struct Block {
    std::string text;
    int line;
  };
  std::vector<Block> blocks;
  int number = first_line;
  for (const std::string_view line : Lines(yaml)) {
    if (BeginsKey(line)) blocks.push_back({"", number});
    if (!blocks.empty()) blocks.back().text += line;
    ++number;
  }
  Yaml keys{.kind = Yaml::Kind::kMap, .text = {}, .items = {}, .entries = {}};
  for (const auto& [block, line] : blocks) {
    ParsedYaml parsed = ParseYaml(block, line);
    if (parsed.error.empty() && parsed.ignored.empty() && parsed.root.kind == Yaml::Kind::kMap) {
      std::move(parsed.root.entries.begin(), parsed.root.entries.end(), std::back_inserter(keys.entries));
      continue;
    }
    const std::string key(TrimSpace(std::string_view(block).substr(0, block.find(':'))));
    findings.Add(finding::kInvalidYamlKey, key, parsed.error);
    keys.entries.emplace_back(key, Text(PlainText(block)));
  }
  return keys;
}

// A key that holds a text or a list holds keys: they stand too far to the right.
bool HoldsKeys(const Yaml& root, const Layout& layout) {
  return std::any_of(root.entries.begin(), root.entries.end(), [&](const auto& entry) {
    return entry.second.kind == Yaml::Kind::kMap &&
           std::find(layout.flat.begin(), layout.flat.end(), entry.first) != layout.flat.end();
  });
}

// As it is; or, where it makes no sense as it is, with its keys where they belong. `yaml` becomes what was parsed.
ParsedYaml ParseRealigned(std::string& yaml, int first_line, const Layout* layout, Findings& findings) {
  ParsedYaml parsed = ParseYaml(yaml, first_line);
  const bool senseless = !parsed.error.empty() || !parsed.ignored.empty();
  if (!layout || (!senseless && !HoldsKeys(parsed.root, *layout))) return parsed;
  Realigned realigned = Realign(yaml, *layout);
  if (realigned.keys.empty()) return parsed;
  ParsedYaml again = ParseYaml(realigned.yaml, first_line);
  const bool sense = again.error.empty() && again.ignored.empty() && again.root.kind == Yaml::Kind::kMap;
  if (!sense && parsed.error.empty()) return parsed;
  for (const std::string& key : realigned.keys) findings.Add(finding::kStrayIndent, key, "spaces before the key");
  yaml = std::move(realigned.yaml);
  return again;
}

Yaml ParseKeys(std::string_view front_matter, int first_line, const Layout* layout, Findings& findings) {
  const std::string written = Parsable(front_matter, findings);
  std::string yaml = written;
  for (const std::string_view line : Lines(yaml)) {
    if (line.starts_with('#')) findings.Add(finding::kYamlComment, "", TrimSpace(line));
  }
  ParsedYaml parsed = yaml.size() > kLargestFrontMatter
                          ? ParsedYaml{.root = {}, .error = "more than 1 MiB of front matter", .ignored = {}}
                          : ParseRealigned(yaml, first_line, layout, findings);
  Yaml keys{.kind = Yaml::Kind::kMap, .text = {}, .items = {}, .entries = {}};
  bool whole = true;
  if (!parsed.error.empty()) {
    findings.Add(finding::kInvalidYaml, "", parsed.error);
    if (yaml.size() <= kLargestFrontMatter) keys = ParseKeyByKey(yaml, first_line, findings);
    whole = false;
  } else if (parsed.root.kind == Yaml::Kind::kMap) {
    keys = std::move(parsed.root);
  } else if (parsed.root.kind != Yaml::Kind::kNull) {
    findings.Add(finding::kWrongType, "", "the front matter is not a list of keys");
    whole = false;
  }
  if (!parsed.ignored.empty()) {
    findings.Add(finding::kIgnoredYaml, "", parsed.ignored);
    whole = false;
  }
  if (!whole) keys.entries.emplace_back(kFrontMatterKey, Text(written));
  return keys;
}

void InspectBody(std::string_view body, bool expected, Findings& findings) {
  constexpr std::string_view kKey = "body";
  if (TrimSpace(body).empty()) {
    if (expected) findings.Add(finding::kEmptyBody, kKey, "nothing below the front matter");
    return;
  }
  if (!body.ends_with('\n')) findings.Add(finding::kNoFinalNewline, kKey, "the file does not end with a newline");
  const auto lines = Lines(body);
  const auto rules = std::count_if(lines.begin(), lines.end(), [](auto line) { return TrimSpace(line) == "---"; });
  if (rules > 0)
    findings.Add(finding::kBodyRule, kKey, base::Concat(rules, rules == 1 ? " line" : " lines", " of ---"));
  if (absl::AsciiStrToLower(base::Absl(body)).find("<script") != std::string::npos) {
    findings.Add(finding::kBodyScript, kKey, "a script tag");
  }
  for (const FindingCode& oddity : InspectProse(body)) findings.Add(oddity, kKey, "in the body", "kept as it is");
}

}  // namespace

Document ParseDocument(std::string_view file, const Layout* layout, Findings& findings) {
  const std::string text = WithLineFeeds(file, findings);
  const FrontMatter split = SplitFrontMatter(text);
  if (split.byte_order_mark) findings.Add(finding::kByteOrderMark, "", "the file begins with a byte-order mark");
  if (split.leading_blank) findings.Add(finding::kLeadingBlankLines, "", "blank lines come before the front matter");
  if (split.shape == FrontMatter::Shape::kMissing) findings.Add(finding::kNoFrontMatter, "", "no line of ---");
  if (split.shape == FrontMatter::Shape::kUnterminated) {
    findings.Add(finding::kUnterminatedFrontMatter, "", "no closing line of ---");
  }
  Cleaned body = RepairUtf8(split.body);
  if (!body.oddities.empty()) findings.Add(finding::kInvalidUtf8, "body", "the body is not valid UTF-8");
  const auto above = split.yaml.empty() ? 0 : std::count(text.data(), split.yaml.data(), '\n');  // it points into text
  Document document{.keys = ParseKeys(split.yaml, static_cast<int>(above) + 1, layout, findings),
                    .body = std::move(body.text)};
  InspectBody(document.body, layout && layout->expects_body, findings);
  return document;
}

}  // namespace pepiniere::content
