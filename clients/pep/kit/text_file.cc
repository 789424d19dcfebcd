#include "clients/pep/kit/text_file.h"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <system_error>

#include "clients/pep/kit/exit_code.h"

namespace pepiniere::pep {

absl::StatusOr<std::string> ReadTextFile(const std::string& path, const Messages& say) {
  std::ifstream file;
  if (path != "-") {
    std::error_code ignored;
    const bool is_folder = std::filesystem::is_directory(path, ignored);
    errno = EISDIR;
    if (!is_folder) file.open(path, std::ios::binary);
    if (is_folder || !file) {
      return UsageError(
          say({"cannot read $0: $1", "$0 ne se lit pas : $1"}, path, std::generic_category().message(errno)));
    }
  }
  std::istream& in = path == "-" ? std::cin : file;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

std::string CalledFile(const std::string& path, const Messages& say) {
  return path == "-" ? say({"the standard input", "l'entrée standard"}) : path;
}

}  // namespace pepiniere::pep
