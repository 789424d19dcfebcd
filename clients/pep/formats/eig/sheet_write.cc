#include <algorithm>
#include <cstddef>
#include <utility>

#include "absl/strings/str_replace.h"
#include "clients/pep/formats/content/front_matter.h"
#include "clients/pep/formats/content/text.h"
#include "clients/pep/formats/content/yaml.h"
#include "clients/pep/formats/eig/keys.h"
#include "clients/pep/formats/eig/sheet.h"
#include "services/base/text.h"

namespace pepiniere::eig {
namespace {

using content::FrontMatter;
using content::Text;
using content::Yaml;

Yaml EmptyMap() { return {.kind = Yaml::Kind::kMap, .text = {}, .items = {}, .entries = {}}; }

template <typename T>
Yaml WriteField(const Key<T>&, const std::string& text) {
  return text.empty() ? Yaml{} : Text(text);
}

template <typename T>
Yaml WriteField(const Key<T>&, const std::optional<bool>& flag) {
  return flag ? content::Plain(*flag ? "true" : "false") : Yaml{};
}

template <typename T>
Yaml WriteField(const Key<T>&, const std::optional<std::int64_t>& number) {
  return number ? content::Plain(std::to_string(*number)) : Yaml{};
}

// A date stands without quotes, as YAML has it, where it can.
template <typename T>
Yaml WriteField(const Key<T>&, const Told& told) {
  if (told.text.empty()) return {};
  Yaml value = Text(told.text);
  content::QuoteOtherwise(value);
  return value;
}

template <typename T>
Yaml WriteField(const Key<T>& key, const std::vector<Reference>& references) {
  if (references.empty()) return {};
  if (key.style == Style::kOne && references.size() == 1) return Text(references.front().text);
  Yaml list{.kind = Yaml::Kind::kList, .text = {}, .items = {}, .entries = {}};
  for (const Reference& reference : references) list.items.push_back(Text(reference.text));
  return list;
}

// Null where the field says nothing.
template <typename T>
Yaml WriteKey(const Key<T>& key, const T& sheet) {
  return std::visit([&](auto field) { return WriteField(key, sheet.*field); }, key.field);
}

std::string WriteEntry(std::string_view key, Yaml value) {
  Yaml map = EmptyMap();
  map.entries.emplace_back(key, std::move(value));
  return content::EmitYaml(map);
}

bool HoldsKeys(const Yaml& value) { return !value.entries.empty() || std::ranges::any_of(value.items, HoldsKeys); }

// Keys below a key stand on its line: on lines of their own, a reader may take them for those of the top, which stand
// too far to the right.
std::string WriteRest(std::string_view key, const Yaml& value) {
  if (!HoldsKeys(value)) return WriteEntry(key, value);
  const std::string empty = WriteEntry(key, {});  // "key: null"
  return base::Concat(std::string_view(empty).substr(0, empty.rfind(": ") + 2), content::EmitFlow(value), "\n");
}

bool SameValue(const std::vector<Reference>& a, const std::vector<Reference>& b) {
  return std::ranges::equal(a, b, {}, &Reference::text, &Reference::text);
}
template <typename V>
bool SameValue(const V& a, const V& b) {
  return a == b;
}

template <typename T>
bool SameField(const Key<T>& key, const T& a, const T& b) {
  return std::visit([&](auto field) { return SameValue(a.*field, b.*field); }, key.field);
}

// A part of front matter: a key of the top and all below it.
struct Block {
  std::string key;  // empty: what stands above the first one
  std::string text;
};

std::vector<Block> CutBlocks(std::string_view yaml) {
  std::vector<Block> blocks;
  while (!yaml.empty()) {
    const std::size_t size = std::min(yaml.find('\n'), yaml.size() - 1) + 1;
    const std::string_view line = yaml.substr(0, size);
    const std::size_t colon = line.find(':');
    const bool begins = line.find_first_of(" \t#-\r\n") != 0 && colon != std::string_view::npos;
    if (begins || blocks.empty())
      blocks.push_back({.key = begins ? std::string(line.substr(0, colon)) : "", .text = {}});
    blocks.back().text += line;
    yaml.remove_prefix(size);
  }
  return blocks;
}

// Puts `text` in the place of the key; of one that comes twice, of the one that counts. At the end where there is none.
void Replace(std::string_view key, std::string text, std::vector<Block>& blocks) {
  const auto found = std::find_if(blocks.rbegin(), blocks.rend(), [&](const Block& block) { return block.key == key; });
  if (found == blocks.rend()) {
    blocks.push_back({.key = std::string(key), .text = std::move(text)});
  } else {
    found->text = std::move(text);
  }
}

// The bytes that `sheet` was read from, with what differs from what they say, `read`, put in its place.
template <typename T>
std::string Patched(const T& sheet, const T& read) {
  const std::string_view bytes = sheet.bytes;
  const FrontMatter split = content::SplitFrontMatter(bytes);
  if (split.shape != FrontMatter::Shape::kWhole) return WriteNewSheet(sheet);
  const std::string_view ending = bytes.find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
  const auto in_its_lines = [&](std::string_view text) {
    return absl::StrReplaceAll(base::Absl(text), {{"\n", base::Absl(ending)}});
  };
  std::vector<Block> blocks = CutBlocks(split.yaml);
  for (const Key<T>& key : FormatOf<T>().keys) {
    if (SameField(key, sheet, read)) continue;
    Yaml value = WriteKey(key, sheet);
    const bool empty = value.kind == Yaml::Kind::kNull;
    Replace(key.key, empty ? "" : in_its_lines(WriteEntry(key.key, std::move(value))), blocks);
  }
  const auto start = static_cast<std::size_t>(split.yaml.data() - bytes.data());
  const auto end = start + split.yaml.size();
  std::string patched(bytes.substr(0, start));
  for (const Block& block : blocks) patched += block.text;
  patched += bytes.substr(end, bytes.size() - split.body.size() - end);
  return patched + (sheet.body == read.body ? std::string(split.body) : in_its_lines(sheet.body));
}

}  // namespace

template <typename T>
bool SaySame(const T& a, const T& b) {
  const auto keys = FormatOf<T>().keys;
  return a.body == b.body && a.rest == b.rest &&
         std::all_of(keys.begin(), keys.end(), [&](const Key<T>& key) { return SameField(key, a, b); });
}

template <typename T>
std::string WriteNewSheet(const T& sheet) {
  const Format<T>& format = FormatOf<T>();
  std::string yaml;
  const auto put_rest_of = [&](std::size_t place) {
    bool any = false;
    for (const auto& [key, value] : sheet.rest) {
      if (PlaceOf(format, key) != place) continue;
      yaml += WriteRest(key, value);
      any = true;
    }
    return any;
  };
  // Of a key that comes twice the last one counts, even where it is empty.
  for (std::size_t place = 0; place < format.keys.size(); ++place) {
    const bool kept_beside = put_rest_of(place);
    const Yaml value = WriteKey(format.keys[place], sheet);
    if (kept_beside || value.kind != Yaml::Kind::kNull) yaml += WriteEntry(format.keys[place].key, value);
  }
  put_rest_of(format.keys.size());
  return base::Concat("---\n", yaml, "---\n", sheet.body);
}

template <typename T>
std::string WriteSheet(const T& sheet) {
  if (sheet.file.empty()) return WriteNewSheet(sheet);
  content::Findings ignored;
  const T read = ReadSheet<T>(sheet.id, sheet.bytes, ignored);
  if (SaySame(sheet, read)) return sheet.bytes;
  std::string patched = Patched(sheet, read);
  return SaySame(sheet, ReadSheet<T>(sheet.id, patched, ignored)) ? patched : WriteNewSheet(sheet);
}

template bool SaySame(const Challenge&, const Challenge&);
template bool SaySame(const Person&, const Person&);
template bool SaySame(const Cohort&, const Cohort&);
template bool SaySame(const Theme&, const Theme&);
template bool SaySame(const Skill&, const Skill&);

template std::string WriteNewSheet(const Challenge&);
template std::string WriteNewSheet(const Person&);
template std::string WriteNewSheet(const Cohort&);
template std::string WriteNewSheet(const Theme&);
template std::string WriteNewSheet(const Skill&);

template std::string WriteSheet(const Challenge&);
template std::string WriteSheet(const Person&);
template std::string WriteSheet(const Cohort&);
template std::string WriteSheet(const Theme&);
template std::string WriteSheet(const Skill&);

}  // namespace pepiniere::eig
