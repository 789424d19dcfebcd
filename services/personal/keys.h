// The keys that persons' texts are sealed with, in a service's schema. A key that is deleted is gone, and what it
// sealed says nothing any more.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace pepiniere::db {
class Session;
}

namespace pepiniere::personal {

struct Key {
  std::string id;      // 16 bytes: what a sealed text says of its key
  std::string secret;  // 32 bytes
};

// Whose a text is that names nobody: an owner made of what it says, whatever its case and accents, that tells nothing
// of it to who has not the schema's own secret.
class Owners {
 public:
  // Makes the schema's secret where there is none yet. In a transaction.
  static absl::StatusOr<Owners> Open(db::Session& session, absl::Time now);

  std::string Of(std::string_view text) const;

 private:
  explicit Owners(std::string secret) : secret_(std::move(secret)) {}

  std::string secret_;
};

// The key of each of these owners, made where there is none yet. In a transaction.
absl::StatusOr<std::map<std::string, Key>> KeysOf(db::Session& session, const std::set<std::string>& owners,
                                                  absl::Time now);
// The secrets of the keys of these ids, of those that are there.
absl::StatusOr<std::map<std::string, std::string>> FindSecrets(db::Session& session, const std::set<std::string>& ids);

// Remembers that these owners are erased, so that an erasure that is cut off can be gone on with.
absl::Status BeginErasing(db::Session& session, const std::set<std::string>& owners, absl::Time now);
// Deletes the keys of those whose erasure was begun, for good. The number of keys.
absl::StatusOr<std::int64_t> DeleteKeys(db::Session& session);
// All that were ever erased.
absl::StatusOr<std::set<std::string>> ErasedOwners(db::Session& session);
// Whether all of these were erased from this schema too: a backup from before knows of fewer. `MarkAllErased` says that
// they were.
absl::StatusOr<bool> AllAreErased(db::Session& session);
absl::Status MarkAllErased(db::Session& session);

// "\u001fsealed:" and what only the key opens. No text of the contract has a control character.
std::string SealText(const Key& key, std::string_view text);
bool IsSealed(std::string_view text);
// The id of the key of a sealed text; empty if it is none.
std::string KeyIdOf(std::string_view sealed);
// Empty if it is not what that key sealed.
std::string OpenText(std::string_view secret, std::string_view sealed);

}  // namespace pepiniere::personal
