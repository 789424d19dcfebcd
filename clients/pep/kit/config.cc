#include "clients/pep/kit/config.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "absl/strings/ascii.h"
#include "absl/strings/str_format.h"

namespace pepiniere::pep {
namespace {

namespace fs = std::filesystem;

// Bytes that mean something to a file system become %XX, so that two servers never share a file.
std::string FileNameOf(std::string_view server) {
  std::string name;
  for (const char c : server) {
    const bool plain = absl::ascii_isalnum(c) || c == '-' || (c == '.' && !name.empty());
    name += plain ? std::string(1, c) : absl::StrFormat("%%%02X", static_cast<unsigned char>(c));
  }
  return name;
}

bool WriteAll(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(descriptor, text.data(), text.size());
    if (written < 0 && errno != EINTR) return false;
    if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

fs::path ConfigFolder(const Environment& environment) {
  if (const std::string dir = environment("PEP_CONFIG_DIR"); !dir.empty()) return dir;
  if (const std::string dir = environment("XDG_CONFIG_HOME"); !dir.empty()) return fs::path(dir) / "pep";
  return fs::path(environment("HOME")) / ".config" / "pep";
}

fs::path TokenFile(const Environment& environment, std::string_view server) {
  return ConfigFolder(environment) / "tokens" / (FileNameOf(server) + ".jwt");
}

fs::path PrivateFile(const Environment& environment, std::string_view kind, std::string_view server,
                     std::string_view name) {
  return ConfigFolder(environment) / kind / FileNameOf(server) / FileNameOf(name);
}

absl::Status WritePrivately(const fs::path& file, std::string_view text) {
  std::error_code error;
  if (!file.parent_path().empty() && fs::create_directories(file.parent_path(), error)) {
    fs::permissions(file.parent_path(), fs::perms::owner_all, error);
  }
  const fs::path draft = file.string() + ".new";
  unlink(draft.c_str());
  const int descriptor = open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor < 0) return absl::ErrnoToStatus(errno, draft.string());
  const bool written = WriteAll(descriptor, text);
  if (close(descriptor) != 0 || !written) return absl::ErrnoToStatus(errno, draft.string());
  fs::rename(draft, file, error);
  return error ? absl::ErrnoToStatus(error.value(), file.string()) : absl::OkStatus();
}

}  // namespace pepiniere::pep
