#include "clients/pep/formats/eig/reader.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "clients/pep/formats/content/findings.h"
#include "clients/pep/formats/content/folder.h"
#include "clients/pep/formats/content/ids.h"
#include "clients/pep/formats/eig/findings.h"
#include "clients/pep/formats/eig/hosts.h"
#include "clients/pep/formats/eig/keys.h"
#include "clients/pep/formats/eig/references.h"
#include "clients/pep/formats/eig/sheet.h"
#include "services/base/text.h"

namespace pepiniere::eig {
namespace {

namespace fs = std::filesystem;
using content::Findings;

template <typename T>
void ReadSheets(const fs::path& content, std::vector<T>& sheets, Findings& findings) {
  const std::string_view folder = FormatOf<T>().folder;
  const std::vector<content::File> files = content::ReadFolder(content, folder, findings);
  content::Ids ids(files);
  for (const content::File& file : files) {
    findings.StartFile(content::ShownPath(folder, file.name));
    const std::string id = ids.Give(file.name, findings);
    sheets.push_back(ReadSheet<T>(id, file.bytes, findings));
    sheets.back().file = file.name;
  }
}

}  // namespace

absl::StatusOr<Content> ReadContent(const fs::path& dir) {
  const auto folder = content::FindContent(dir, Folders());
  if (!folder) {
    return absl::NotFoundError(base::Concat("no folder such as defis in ", content::ShownPath(dir.string(), "")));
  }
  Findings findings(Actions());
  Content read;
  content::CheckStrangers(*folder, Folders(), findings);
  ReadSheets(*folder, read.challenges, findings);
  ReadSheets(*folder, read.people, findings);
  ReadSheets(*folder, read.cohorts, findings);
  ReadSheets(*folder, read.themes, findings);
  ReadSheets(*folder, read.skills, findings);
  LinkReferences(read, findings);
  LinkHosts(read, findings);
  read.findings = findings.Take();
  return read;
}

}  // namespace pepiniere::eig
