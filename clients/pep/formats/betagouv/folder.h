// The files of a folder, and what is in them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/pep/formats/betagouv/findings.h"

namespace pepiniere::betagouv {

// A file larger than this is no sheet (the largest known has 30 kB), and too large for a message of the import.
inline constexpr std::size_t kLargestFile = 2 << 20;

struct File {
  std::string name;  // in its folder, the bytes that the file system has
  std::string bytes;
};

// `path` as findings show it: valid UTF-8.
std::string ShownPath(std::string_view folder, std::string_view name);

// The content files of `content`/`folder` in the order of their names' bytes; none when there is no such folder. What
// else lies there (folders, links, files too large, unreadable or without front matter and .md) makes a finding.
std::vector<File> ReadFolder(const std::filesystem::path& content, std::string_view folder, Findings& findings);

}  // namespace pepiniere::betagouv
