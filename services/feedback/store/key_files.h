// Keys of campaigns, in files that lie outside of the database and of its backups: whoever has the one without the
// other learns nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace pepiniere::feedback::store {

// What a key is for.
inline constexpr std::string_view kAnswerKey = "answers", kTextKey = "texts";

// SHA-256 of SHA-256 of a key, in hexadecimal digits: it tells two keys apart, and nothing of either.
std::string FingerprintOf(std::string_view key);

// Folders that the replicas share. A key has a copy in each; thread-safe, as files are.
class KeyFiles {
 public:
  // `folders`: the first one, and those of further copies, each on another volume. None: there are no keys here.
  explicit KeyFiles(std::vector<std::string> folders) : folders_(std::move(folders)) {}

  bool empty() const { return folders_.empty(); }
  // The paths of the copies of a key, of a campaign by its uid.
  std::vector<std::string> PlacesOf(std::string_view campaign_uid, std::string_view purpose) const;

  // Writes a key (secret::kKeyBytes) to these files, so that it is there after a power cut. A file that is there
  // already is left as it is, and its key is the key: whoever is second takes that of the first. The key; UNAVAILABLE
  // where a copy cannot be written.
  static absl::StatusOr<std::string> Put(const std::vector<std::string>& places, std::string_view fresh);
  // The key, from the first copy that can be read and has this fingerprint. NOT_FOUND: none is there any more;
  // UNAVAILABLE: one may be, and cannot be read for now.
  static absl::StatusOr<std::string> Read(const std::vector<std::string>& places, std::string_view fingerprint);
  // Overwrites a copy and takes it away; OK once it is certain that it is gone, also if it was. UNAVAILABLE otherwise.
  static absl::Status Destroy(const std::string& place);

 private:
  const std::vector<std::string> folders_;
};

}  // namespace pepiniere::feedback::store
