#include "clients/pep/formats/eig/writer.h"

#include <map>
#include <string>

#include "clients/pep/formats/content/folder.h"
#include "clients/pep/formats/content/ids.h"
#include "clients/pep/formats/eig/keys.h"
#include "clients/pep/formats/eig/sheet.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::eig {
namespace {

namespace fs = std::filesystem;
using Files = std::map<fs::path, std::string>;  // the bytes of each

template <typename T>
absl::Status Add(const std::vector<T>& sheets, Files& files) {
  for (const T& sheet : sheets) {
    const std::string name = sheet.file.empty() ? base::Concat(sheet.id, ".md") : sheet.file;
    if (!content::IsFileName(sheet.file.empty() ? sheet.id : sheet.file)) {
      return absl::InvalidArgumentError(base::Concat("not a name that can be a file's: \"", name, "\""));
    }
    const fs::path path = fs::path(FormatOf<T>().folder) / name;
    if (!files.emplace(path, WriteSheet(sheet)).second) {
      return absl::InvalidArgumentError(base::Concat("there twice: ", path.string()));
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status WriteContent(const Content& content, const fs::path& dir) {
  Files files;
  PEP_TRY(Add(content.challenges, files));
  PEP_TRY(Add(content.people, files));
  PEP_TRY(Add(content.cohorts, files));
  PEP_TRY(Add(content.themes, files));
  PEP_TRY(Add(content.skills, files));
  const fs::path root = dir / "content";
  for (const std::string_view folder : Folders()) {
    std::error_code error;
    fs::create_directories(root / folder, error);
    if (error) return absl::UnavailableError(base::Concat("cannot make ", dir.string(), ": ", error.message()));
  }
  for (const auto& [path, bytes] : files) PEP_TRY(content::WriteFile(root, path, bytes));
  return absl::OkStatus();
}

}  // namespace pepiniere::eig
