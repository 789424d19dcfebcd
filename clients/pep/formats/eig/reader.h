// Reads the content of the EIG site: markdown files with YAML front matter, a folder a sort.
#pragma once

#include <filesystem>

#include "absl/status/statusor.h"
#include "clients/pep/formats/eig/values.h"

namespace pepiniere::eig {

// Reads `dir`, which is the folder `content` or the one that holds it. The same files give the same content, whatever
// the file system's order.
//
// Nothing that a file holds is an error or is dropped in silence: what no field holds is kept beside them
// (Sheet::rest), and each oddity makes a finding (findings.h). Links and folders inside are not followed. Errors:
// NOT_FOUND when `dir` is not a folder or holds none of the folders of the format.
absl::StatusOr<Content> ReadContent(const std::filesystem::path& dir);

}  // namespace pepiniere::eig
