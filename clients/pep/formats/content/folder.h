// The folders of content, and the files in them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/types/span.h"
#include "clients/pep/formats/content/findings.h"

namespace pepiniere::content {

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

// `dir`, or the folder `content` in it: the one that holds one of `folders`; none if neither does.
std::optional<std::filesystem::path> FindContent(const std::filesystem::path& dir,
                                                 absl::Span<const std::string_view> folders);

// Reports what lies beside `folders` in `content`.
void CheckStrangers(const std::filesystem::path& content, absl::Span<const std::string_view> folders,
                    Findings& findings);

// Writes a file of `content`, whose folders are there: beside, then renamed, so that a reader sees the old file or the
// new one. UNAVAILABLE when it cannot be written.
absl::Status WriteFile(const std::filesystem::path& content, const std::filesystem::path& file, std::string_view bytes);

}  // namespace pepiniere::content
