// Reads a portfolio kept as beta.gouv.fr content: markdown files with YAML front matter, a folder a resource type.
#pragma once

#include <filesystem>
#include <vector>

#include "absl/status/statusor.h"
#include "pepiniere/portfolio/v1/import.pb.h"
#include "services/base/date.h"

namespace pepiniere::betagouv {

// A portfolio as its files tell it: what ImportProjects takes, and what was odd about it.
struct Content {
  // Organisations, incubators, teams, projects, each in the order of their file names, then the committees that the
  // events of projects tell. Their output-only fields are empty, what is in a project has no names, and every string is
  // valid UTF-8.
  std::vector<portfolio::v1::ImportItem> items;
  // In the order of the files, then of the keys in them; what keeps an event from telling a committee and what is spelt
  // in several ways last. findings.h lists the codes. What takes more than one file to see (illegal transitions,
  // missing references) is the server's to find.
  std::vector<portfolio::v1::ImportFinding> findings;
};

// Reads `dir`, which is the folder `content` or the one that holds it. `today` tells which phases lie in the future.
// The same files give the same content, whatever the file system's order.
//
// Nothing that a file holds is an error or is dropped in silence: what could not be understood is kept as it was in
// the item's source_fields and makes a finding. Links and folders inside are not followed. Errors: NOT_FOUND when
// `dir` is not a folder or holds none of the folders of the format.
absl::StatusOr<Content> ReadContent(const std::filesystem::path& dir, base::Date today);

}  // namespace pepiniere::betagouv
