#include "clients/pep/betagouv/writer.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <string>

#include "absl/status/statusor.h"
#include "clients/pep/betagouv/fields.h"
#include "clients/pep/betagouv/format.h"
#include "clients/pep/betagouv/item.h"
#include "clients/pep/betagouv/references.h"
#include "services/base/text.h"

namespace pepiniere::betagouv {
namespace {

namespace fs = std::filesystem;
using portfolio::v1::ImportItem;

// Writes beside, then renames: a reader sees the old file or the new one.
absl::Status WriteFile(const fs::path& path, const fs::path& beside, const std::string& bytes) {
  std::ofstream file(beside, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  std::error_code error;
  if (file) fs::rename(beside, path, error);
  if (file && !error) return absl::OkStatus();
  fs::remove(beside, error);
  return absl::UnavailableError(base::Concat("cannot write ", path.string()));
}

// The file of an item, below the folder `content`.
absl::StatusOr<fs::path> PathOf(const ImportItem& item) {
  const Format* format = FormatOf(item.resource_case());
  if (!format) return absl::InvalidArgumentError("an item without a resource");
  const std::string name = GetText(Resource(item), "name");
  const std::string_view id = std::string_view(name).substr(std::min(format->collection.size(), name.size()));
  if (!name.starts_with(format->collection) || !IsFileName(id)) {
    return absl::InvalidArgumentError(base::Concat("not a name that can be a file's: \"", name, "\""));
  }
  return fs::path(format->folder) / base::Concat(id, ".md");
}

}  // namespace

absl::Status WriteContent(absl::Span<const ImportItem> items, const fs::path& dir) {
  std::map<fs::path, const ImportItem*> files;
  for (const ImportItem& item : items) {
    if (item.has_committee()) continue;  // The events of its projects tell it.
    const auto path = PathOf(item);
    if (!path.ok()) return path.status();
    if (!files.emplace(*path, &item).second) {
      return absl::InvalidArgumentError(base::Concat("there twice: ", GetText(Resource(item), "name")));
    }
  }
  const fs::path content = dir / "content";
  for (const Format& format : Formats()) {
    std::error_code error;
    fs::create_directories(content / format.folder, error);
    if (error) return absl::UnavailableError(base::Concat("cannot make ", dir.string(), ": ", error.message()));
  }
  for (const auto& [path, item] : files) {
    // The id that the reader will give the file, which is not always the item's.
    Findings ignored;
    const std::string id = IdOfFile(path.filename().string(), ignored);
    const std::string bytes = WriteItem(*FormatOf(item->resource_case()), id, *item);
    if (const auto status = WriteFile(content / path, content / ".being-written", bytes); !status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace pepiniere::betagouv
