#include "clients/pep/formats/content/folder.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include "clients/pep/formats/content/front_matter.h"
#include "clients/pep/formats/content/text.h"
#include "services/base/text.h"

namespace pepiniere::content {
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

std::optional<fs::path> FindContent(const fs::path& dir, absl::Span<const std::string_view> folders) {
  for (const fs::path& candidate : {dir, dir / "content"}) {
    for (const std::string_view folder : folders) {
      std::error_code error;
      if (fs::is_directory(candidate / folder, error)) return candidate;
    }
  }
  return std::nullopt;
}

void CheckStrangers(const fs::path& content, absl::Span<const std::string_view> folders, Findings& findings) {
  std::set<std::string> strangers;
  std::error_code error;
  for (fs::directory_iterator entries(content, error); !error && entries != fs::directory_iterator();
       entries.increment(error)) {
    const std::string name = entries->path().filename().string();
    if (std::find(folders.begin(), folders.end(), name) == folders.end()) strangers.insert(ShownPath(name, ""));
  }
  for (const std::string& name : strangers) {
    findings.StartFile(RepairUtf8(name).text);
    findings.Add(finding::kSkippedFile, "", "not a folder of the format");
  }
}

absl::Status WriteFile(const fs::path& content, const fs::path& file, std::string_view bytes) {
  const fs::path path = content / file, beside = content / ".being-written";
  std::ofstream stream(beside, std::ios::binary | std::ios::trunc);
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  stream.close();
  std::error_code error;
  if (stream) fs::rename(beside, path, error);
  if (stream && !error) return absl::OkStatus();
  fs::remove(beside, error);
  return absl::UnavailableError(base::Concat("cannot write ", path.string()));
}

}  // namespace pepiniere::content
