#include "clients/pep/formats/betagouv/writer.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/pep/formats/betagouv/extension.h"
#include "clients/pep/formats/betagouv/fields.h"
#include "clients/pep/formats/betagouv/format.h"
#include "clients/pep/formats/betagouv/item.h"
#include "clients/pep/formats/betagouv/references.h"
#include "clients/pep/formats/content/findings.h"
#include "clients/pep/formats/content/ids.h"
#include "clients/pep/formats/content/yaml.h"
#include "services/base/text.h"

namespace pepiniere::betagouv {
namespace {

namespace fs = std::filesystem;
using content::EmitYaml;
using content::Findings;
using content::IdOfFile;
using content::IsFileName;
using content::Text;
using content::Yaml;
using portfolio::v1::ImportItem;

// The file of an item, below the folder `content`.
absl::StatusOr<fs::path> PathOf(const ImportItem& item) {
  constexpr std::string_view kWords = "phaseWords/";
  if (item.has_phase_word()) {
    const std::string_view word =
        std::string_view(item.phase_word().name()).substr(std::min(kWords.size(), item.phase_word().name().size()));
    if (item.phase_word().name().starts_with(kWords) && IsFileName(word)) {
      return fs::path("_phases") / base::Concat(word, ".md");
    }
    return absl::InvalidArgumentError(
        base::Concat("not a name that can be a file's: \"", item.phase_word().name(), "\""));
  }
  const Format* format = FormatOf(item.resource_case());
  if (!format) return absl::InvalidArgumentError("an item without a resource");
  const std::string name = GetText(Resource(item), "name");
  const std::string_view id = std::string_view(name).substr(std::min(format->collection.size(), name.size()));
  if (!name.starts_with(format->collection) || !IsFileName(id)) {
    return absl::InvalidArgumentError(base::Concat("not a name that can be a file's: \"", name, "\""));
  }
  return fs::path(format->folder) / base::Concat(id, ".md");
}

// Listed because it is built in, or because a ledger says it; nobody declared or explained it.
bool IsOnlySaid(const portfolio::v1::PhaseWord& word) {
  return !word.has_create_time() && (word.builtin() || word.line_count() > 0);
}

std::string WriteWord(const portfolio::v1::PhaseWord& word) {
  Yaml keys{.kind = Yaml::Kind::kMap, .text = {}, .items = {}, .entries = {}};
  keys.entries.emplace_back("status", Text(word.name().substr(word.name().find('/') + 1)));
  if (!word.label().empty()) keys.entries.emplace_back("label", Text(word.label()));
  if (word.phase() != portfolio::v1::PHASE_UNSPECIFIED && !word.builtin()) {
    Yaml ours{.kind = Yaml::Kind::kMap, .text = {}, .items = {}, .entries = {}};
    ours.entries.emplace_back("phase", Text(portfolio::v1::Phase_Name(word.phase())));
    keys.entries.emplace_back(kExtensionKey, std::move(ours));
  }
  return base::Concat("---\n", EmitYaml(keys), "---\n");
}

}  // namespace

absl::Status WriteContent(absl::Span<const ImportItem> items, const fs::path& dir) {
  std::map<fs::path, const ImportItem*> files;
  for (const ImportItem& item : items) {
    if (item.has_committee()) continue;  // The events of its projects tell it.
    if (item.has_phase_word() && IsOnlySaid(item.phase_word())) continue;
    const auto path = PathOf(item);
    if (!path.ok()) return path.status();
    if (!files.emplace(*path, &item).second) {
      return absl::InvalidArgumentError(base::Concat("there twice: ", GetText(Resource(item), "name")));
    }
  }
  const fs::path root = dir / "content";
  std::vector<std::string_view> folders;
  for (const Format& format : Formats()) folders.push_back(format.folder);
  if (std::any_of(items.begin(), items.end(), [](const ImportItem& item) { return item.has_phase_word(); })) {
    folders.push_back("_phases");
  }
  for (const std::string_view folder : folders) {
    std::error_code error;
    fs::create_directories(root / folder, error);
    if (error) return absl::UnavailableError(base::Concat("cannot make ", dir.string(), ": ", error.message()));
  }
  for (const auto& [path, item] : files) {
    if (item->has_phase_word()) {
      const auto status = content::WriteFile(root, path, WriteWord(item->phase_word()));
      if (!status.ok()) return status;
      continue;
    }
    // The id that the reader will give the file, which is not always the item's.
    Findings ignored;
    const std::string id = IdOfFile(path.filename().string(), ignored);
    const std::string bytes = WriteItem(*FormatOf(item->resource_case()), id, *item);
    if (const auto status = content::WriteFile(root, path, bytes); !status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace pepiniere::betagouv
