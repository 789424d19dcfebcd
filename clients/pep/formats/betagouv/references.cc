#include "clients/pep/formats/betagouv/references.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "clients/pep/formats/betagouv/findings.h"
#include "clients/pep/formats/content/ids.h"
#include "clients/pep/formats/content/text.h"
#include "clients/pep/formats/content/yaml.h"
#include "services/base/text.h"

namespace pepiniere::betagouv {
namespace {

using content::Cleaned;
using content::CleanLine;
using content::IsFileName;
using content::kLongestId;
using content::Utf8Prefix;
using content::Yaml;

bool Consume(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

std::optional<int> HexDigit(char c) {
  if (!absl::ascii_isxdigit(static_cast<unsigned char>(c))) return std::nullopt;
  return absl::ascii_isdigit(static_cast<unsigned char>(c)) ? c - '0' : absl::ascii_tolower(c) - 'a' + 10;
}

// %-escapes made characters; as it is where that gives none that an id may have.
std::string Unescaped(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto high = text[i] == '%' && i + 2 < text.size() ? HexDigit(text[i + 1]) : std::nullopt;
    const auto low = high ? HexDigit(text[i + 2]) : std::nullopt;
    bytes += low ? static_cast<char>(*high * 16 + *low) : text[i];
    if (low) i += 2;
  }
  Cleaned cleaned = CleanLine(bytes);
  const bool clean =
      cleaned.oddities.empty() || (cleaned.oddities.size() == 1 && cleaned.oddities.front() == finding::kNotNfc);
  return clean && IsFileName(cleaned.text) ? std::move(cleaned.text) : std::string(text);
}

// The name `collection``id`, if `id` can be one; `text` is what was written.
std::optional<std::string> MakeName(const ReferenceStyle& style, std::string_view key, std::string_view text,
                                    std::string_view id, Reading& reading) {
  if (id.empty() || id.find('/') != std::string_view::npos) {
    reading.Report(finding::kInvalidReference, key, text);
    return std::nullopt;
  }
  std::string name = base::Concat(style.collection, Utf8Prefix(id, kLongestId));
  if (WriteReference(style, name) != text) reading.Report(finding::kReferenceShape, key, text);
  return name;
}

}  // namespace

std::optional<std::string> ReadReference(const ReferenceStyle& style, std::string_view key, const Yaml& value,
                                         Reading& reading) {
  const std::string text = reading.Line(key, value);
  if (text.empty()) return "";
  std::string_view id = text;
  Consume(id, "/");
  Consume(id, style.folder);
  if (id.ends_with('/')) id.remove_suffix(1);
  return MakeName(style, key, text, id, reading);
}

std::optional<std::string> ReadAlias(std::string_view key, const Yaml& value, Reading& reading) {
  constexpr std::string_view kIndex = "/index.html";
  const std::string text = reading.Line(key, value);
  if (text.empty()) return "";
  std::string_view id = text;
  if (Consume(id, "https://") || Consume(id, "http://")) id.remove_prefix(std::min(id.find('/'), id.size()));
  Consume(id, "/");
  if (!Consume(id, kAliasReference.folder)) Consume(id, "startup/");
  if (id.ends_with(kIndex)) id.remove_suffix(kIndex.size());
  while (id.ends_with('/')) id.remove_suffix(1);
  return MakeName(kAliasReference, key, text, Unescaped(id), reading);
}

std::vector<std::string> IncubatorsInOrder(const portfolio::v1::Project& project) {
  std::vector<std::string> all(project.other_incubators().begin(), project.other_incubators().end());
  if (!project.primary_incubator().empty()) all.insert(all.begin(), project.primary_incubator());
  const auto& fields = project.source_fields().fields();
  const auto kept = fields.find("incubators");
  std::vector<std::string> listed;
  if (kept != fields.end()) {
    for (const auto& id : kept->second.list_value().values()) {
      listed.push_back(base::Concat(kIncubatorReference.collection, id.string_value()));
    }
  }
  const auto has = [](const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  // A list that names others was changed here since.
  const bool holds =
      !listed.empty() && std::all_of(listed.begin(), listed.end(), [&](const auto& name) { return has(all, name); });
  if (!holds) return project.other_incubators().empty() ? std::vector<std::string>() : all;
  for (const std::string& name : project.other_incubators()) {
    if (!has(listed, name)) listed.push_back(name);
  }
  return listed;
}

std::string WriteReference(const ReferenceStyle& style, std::string_view name) {
  if (!Consume(name, style.collection)) return std::string(name);
  return style.rooted ? base::Concat("/", style.folder, name) : std::string(name);
}

}  // namespace pepiniere::betagouv
