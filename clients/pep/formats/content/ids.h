// The ids of files: their names, cleaned, each once in its folder.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "clients/pep/formats/content/findings.h"
#include "clients/pep/formats/content/folder.h"

namespace pepiniere::content {

// The longest id that the service takes, in bytes.
inline constexpr std::size_t kLongestId = 190;

// `id` names a file in a folder, and nothing outside of it.
bool IsFileName(std::string_view id);

// The id that a file's name gives: without .md, cleaned, cut. Its oddities are added to `findings`.
std::string IdOfFile(std::string_view file_name, Findings& findings);

// The ids given so far in one folder.
class Ids {
 public:
  // `files`: all that is in the folder.
  explicit Ids(const std::vector<File>& files);

  // The id of a file, unlike those before. Of x and x.md, x.md is x.
  std::string Give(const std::string& file_name, Findings& findings);

 private:
  std::set<std::string> names_;
  std::set<std::string> given_;
  std::map<std::string, std::string> folded_;
};

}  // namespace pepiniere::content
