#include "clients/pep/formats/betagouv/folder.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>

#include "clients/pep/formats/betagouv/front_matter.h"
#include "clients/pep/formats/betagouv/text.h"
#include "services/base/text.h"

namespace pepiniere::betagouv {
namespace {

namespace fs = std::filesystem;

// The first kLargestFile + 1 bytes at most; none when they cannot be read.
std::optional<std::string> ReadBytes(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::string bytes;
  std::string block(64 << 10, '\0');
  while (bytes.size() <= kLargestFile && file) {
    file.read(block.data(), static_cast<std::streamsize>(block.size()));
    bytes.append(block, 0, static_cast<std::size_t>(file.gcount()));
  }
  if (file.bad()) return std::nullopt;
  return bytes;
}

// The file called `name`, unless it is none that holds a sheet.
std::optional<File> ReadFile(const fs::path& path, const std::string& name, Findings& findings) {
  std::error_code error;
  const auto type = fs::symlink_status(path, error).type();
  if (error) {
    findings.Add(finding::kUnreadableFile, "", error.message());
    return std::nullopt;
  }
  if (type != fs::file_type::regular) {
    findings.Add(finding::kSkippedFile, "", type == fs::file_type::symlink ? "a link" : "not a plain file");
    return std::nullopt;
  }
  auto bytes = ReadBytes(path);
  if (!bytes) {
    findings.Add(finding::kUnreadableFile, "", "cannot be read");
    return std::nullopt;
  }
  if (bytes->size() > kLargestFile) {
    findings.Add(finding::kFileTooLarge, "", base::Concat("more than ", kLargestFile, " bytes"));
    return std::nullopt;
  }
  if (!name.ends_with(".md") && SplitFrontMatter(*bytes).shape != FrontMatter::Shape::kWhole) {
    findings.Add(finding::kSkippedFile, "", "neither .md nor front matter");
    return std::nullopt;
  }
  return File{.name = name, .bytes = *std::move(bytes)};
}

}  // namespace

std::string ShownPath(std::string_view folder, std::string_view name) {
  return base::Concat(folder, name.empty() ? "" : "/", RepairUtf8(name).text);
}

std::vector<File> ReadFolder(const fs::path& content, std::string_view folder, Findings& findings) {
  const fs::path path = content / folder;
  std::error_code error;
  if (!fs::exists(path, error)) return {};
  std::vector<std::string> names;
  fs::directory_iterator entries(path, error);
  while (!error && entries != fs::directory_iterator()) {
    names.push_back(entries->path().filename().string());
    entries.increment(error);
  }
  if (error) {
    findings.StartFile(ShownPath(folder, ""));
    findings.Add(finding::kUnreadableFile, "", error.message());
  }
  std::sort(names.begin(), names.end());
  std::vector<File> files;
  for (const std::string& name : names) {
    findings.StartFile(ShownPath(folder, name));
    if (auto file = ReadFile(path / name, name, findings)) files.push_back(*std::move(file));
  }
  return files;
}

}  // namespace pepiniere::betagouv
