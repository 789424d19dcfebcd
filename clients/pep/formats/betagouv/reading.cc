#include "clients/pep/formats/betagouv/reading.h"

#include <algorithm>
#include <map>
#include <set>

#include "clients/pep/formats/betagouv/fields.h"
#include "clients/pep/formats/betagouv/findings.h"
#include "clients/pep/formats/content/text.h"
#include "clients/pep/formats/content/yaml.h"
#include "services/base/text.h"

namespace pepiniere::betagouv {
namespace {

using content::Cleaned;
using content::CleanLine;
using content::FindingCode;
using content::InspectProse;
using content::IsQuotedOtherwise;
using content::ToJsonValue;
using content::Yaml;

std::string Shown(const Yaml& value) { return value.IsScalar() ? value.text : ToJsonText(value); }

}  // namespace

void Reading::Keep(std::string_view key, const Yaml& value) {
  auto& fields = *MutableSourceFields(resource_).mutable_fields();
  std::string name(key);
  for (int n = 2; fields.contains(name); ++n) name = base::Concat(key, "#", n);
  fields[name] = ToJsonValue(value);
  std::set<std::string> otherwise;
  ForEachScalar(value, name, [&](const std::string& path, const Yaml& scalar) {
    if (IsQuotedOtherwise(scalar)) otherwise.insert(path);
  });
  if (otherwise.empty()) return;
  auto& paths = *fields[std::string(kQuotingKey)].mutable_list_value();
  for (const auto& path : paths.values()) otherwise.insert(path.string_value());
  paths.clear_values();
  for (const std::string& path : otherwise) paths.add_values()->set_string_value(path);
}

void Reading::KeepWrongType(std::string_view key, const Yaml& value, std::string_view wanted) {
  Report(finding::kWrongType, key, base::Concat("not ", wanted, ": ", Shown(value)));
  Keep(key, value);
}

std::string Reading::Line(std::string_view key, const Yaml& value) {
  if (value.kind == Yaml::Kind::kNull) return "";
  if (!value.IsScalar()) {
    KeepWrongType(key, value, "a text");
    return "";
  }
  Cleaned cleaned = CleanLine(value.text);
  for (const FindingCode& oddity : cleaned.oddities) Report(oddity, key, value.text);
  return std::move(cleaned.text);
}

std::string Reading::Prose(std::string_view key, const Yaml& value) {
  if (value.kind == Yaml::Kind::kNull) return "";
  if (!value.IsScalar()) {
    KeepWrongType(key, value, "a text");
    return "";
  }
  for (const FindingCode& oddity : InspectProse(value.text)) Report(oddity, key, value.text, "kept as it is");
  return value.text;
}

std::vector<std::pair<std::string, Yaml>> Reading::Entries(const Yaml& map, std::string_view prefix) {
  std::map<std::string_view, std::size_t> last;
  for (std::size_t i = 0; i < map.entries.size(); ++i) last[map.entries[i].first] = i;
  std::vector<std::pair<std::string, Yaml>> once;
  for (std::size_t i = 0; i < map.entries.size(); ++i) {
    const auto& [key, value] = map.entries[i];
    const Yaml& counts = map.entries[last[key]].second;
    if (last[key] == i) {
      once.emplace_back(key, value);
    } else if (const std::string path = base::Concat(prefix, key); value == counts) {
      Report(finding::kDuplicateKey, path, Shown(value), "says the same twice: kept once");
    } else {
      Report(finding::kDuplicateKey, path, Shown(value));
      Keep(base::Concat(path, "#1"), value);
    }
  }
  return once;
}

}  // namespace pepiniere::betagouv
