#include "clients/pep/formats/betagouv/spellings.h"

#include <string>

#include "clients/pep/formats/content/findings.h"
#include "clients/pep/formats/content/spellings.h"

namespace pepiniere::betagouv {
namespace {

using content::Findings;
using portfolio::v1::ImportItem;

void MeetAll(const ImportItem& item, content::Spellings& spellings) {
  if (item.has_organisation()) {
    spellings.Meet("domaine_ministeriel", item.organisation().ministerial_domain(), item.file());
  }
  if (!item.has_project()) return;
  const auto& project = item.project().project();
  for (const std::string& theme : project.themes()) spellings.Meet("thematiques", theme, item.file());
  for (const std::string& user : project.user_types()) spellings.Meet("usertypes", user, item.file());
  for (const std::string& technology : project.technologies()) spellings.Meet("techno", technology, item.file());
}

}  // namespace

void CheckSpellings(const std::vector<ImportItem>& items, Findings& findings) {
  content::Spellings spellings;
  for (const ImportItem& item : items) MeetAll(item, spellings);
  spellings.Report(findings);
}

}  // namespace pepiniere::betagouv
