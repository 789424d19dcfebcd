#include "services/feedback/store/key_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/secret/aead.h"

namespace pepiniere::feedback::store {
namespace {

constexpr mode_t kOwnerAlone = 0600;

absl::Status Trouble(std::string_view what, const std::string& place) {
  return absl::UnavailableError(
      base::Absl(base::Concat("the key at ", place, " cannot be ", what, ": ", std::strerror(errno))));
}

// An open file, closed at the end.
class File {
 public:
  File(const std::string& path, int flags) : fd_(open(path.c_str(), flags | O_CLOEXEC, kOwnerAlone)) {}
  ~File() {
    if (fd_ >= 0) close(fd_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  bool is_open() const { return fd_ >= 0; }
  bool Write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t written = write(fd_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return Sync();
  }
  bool Sync() const { return fsync(fd_) == 0; }
  std::optional<std::string> ReadKey() const {
    std::string key(secret::kKeyBytes + 1, '\0');
    std::size_t size = 0;
    while (size < key.size()) {
      const ssize_t got = read(fd_, key.data() + size, key.size() - size);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return std::nullopt;
      if (got == 0) break;
      size += static_cast<std::size_t>(got);
    }
    key.resize(size);
    return key;
  }

 private:
  const int fd_;
};

// What was made or taken away in the folder of a file is so after a power cut too.
bool Settle(const std::string& place) {
  const File folder(place.substr(0, place.rfind('/')), O_RDONLY | O_DIRECTORY);
  return folder.is_open() && folder.Sync();
}

// None: there is no such file. An empty one, where it is no key.
absl::StatusOr<std::optional<std::string>> ReadCopy(const std::string& place) {
  const File file(place, O_RDONLY);
  if (!file.is_open()) {
    if (errno != ENOENT) return Trouble("read", place);
    // Without its folder, the volume is not there: the key may be.
    if (!Settle(place)) return Trouble("read", place);
    return std::optional<std::string>();
  }
  const auto key = file.ReadKey();
  if (!key) return Trouble("read", place);
  return std::optional<std::string>(key->size() == secret::kKeyBytes ? *key : std::string());
}

// Under its name at once and whole, or not at all: a link to a file that is written already.
absl::Status WriteCopy(const std::string& place, std::string_view key) {
  const std::string beside = base::Concat(place, ".", secret::RandomHex(8));
  {
    const File file(beside, O_WRONLY | O_CREAT | O_EXCL);
    if (!file.is_open() || !file.Write(key)) {
      const absl::Status trouble = Trouble("written", place);
      unlink(beside.c_str());
      return trouble;
    }
  }
  const bool linked = link(beside.c_str(), place.c_str()) == 0 || errno == EEXIST;
  const absl::Status made = linked ? absl::OkStatus() : Trouble("written", place);
  unlink(beside.c_str());
  if (made.ok() && !Settle(place)) return Trouble("written", place);
  return made;
}

}  // namespace

std::string FingerprintOf(std::string_view key) { return secret::Sha256Hex(secret::Sha256Hex(key)); }

std::vector<std::string> KeyFiles::PlacesOf(std::string_view campaign_uid, std::string_view purpose) const {
  std::vector<std::string> places;
  for (const std::string& folder : folders_) {
    places.push_back(base::Concat(folder, "/", campaign_uid, ".", purpose, ".key"));
  }
  return places;
}

absl::StatusOr<std::string> KeyFiles::Put(const std::vector<std::string>& places, std::string_view fresh) {
  if (places.empty()) return absl::FailedPreconditionError("there is nowhere to keep keys");
  std::string key(fresh);
  for (const std::string& place : places) {
    PEP_TRY(WriteCopy(place, key));
    PEP_ASSIGN(const auto kept, ReadCopy(place));
    if (!kept || kept->empty())
      return absl::UnavailableError(base::Absl(base::Concat("the key at ", place, " is gone")));
    // The first copy decides which of two keys that were made at once is the key.
    if (&place == &places.front()) key = *kept;
    if (*kept != key) {
      return absl::DataLossError(base::Absl(base::Concat("the copy at ", place, " is of another key")));
    }
  }
  return key;
}

absl::StatusOr<std::string> KeyFiles::Read(const std::vector<std::string>& places, std::string_view fingerprint) {
  absl::Status trouble;
  for (const std::string& place : places) {
    const auto copy = ReadCopy(place);
    trouble.Update(copy.status());
    if (copy.ok() && *copy && FingerprintOf(**copy) == fingerprint) return **copy;
  }
  if (!trouble.ok()) return trouble;
  return absl::NotFoundError("no copy of the key is there any more");
}

absl::Status KeyFiles::Destroy(const std::string& place) {
  {
    const File file(place, O_WRONLY);
    if (!file.is_open() && errno != ENOENT) return Trouble("destroyed", place);
    if (file.is_open() && !file.Write(secret::RandomBytes(secret::kKeyBytes))) return Trouble("destroyed", place);
  }
  if (unlink(place.c_str()) != 0 && errno != ENOENT) return Trouble("destroyed", place);
  // A folder that is not there is a volume that is not mounted, with the key on it.
  struct stat found {};
  if (!Settle(place)) return Trouble("destroyed", place);
  if (stat(place.c_str(), &found) == 0 || errno != ENOENT) return Trouble("destroyed", place);
  return absl::OkStatus();
}

}  // namespace pepiniere::feedback::store
