// The keys that persons' texts are sealed with, in a service's schema. A key that is deleted is gone, and what it
// sealed says nothing any more.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace pepiniere::db {
class Database;
class Session;
}  // namespace pepiniere::db

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
  // None where there is none yet: nobody was erased from this schema.
  static absl::StatusOr<std::optional<Owners>> Find(db::Session& session);

  std::string Of(std::string_view text) const;
  // What stands among erased owners for a name in texts about something else: of an address for it alone, of words
  // whatever their case and accents. None of these has a key.
  std::string OfName(std::string_view name) const;
  // What stands among erased owners for whoever signs in as that subject of that issuer, to the byte; it has no key.
  std::string OfSubject(std::string_view issuer, std::string_view subject) const;
  // A key (secret::kKeyBytes) for something else of the schema's, of its own for each purpose.
  std::string KeyFor(std::string_view purpose) const;

 private:
  explicit Owners(std::string secret) : secret_(std::move(secret)) {}

  std::string secret_;
};

// The key of the schema for that purpose: the same for all who serve it. Made where there is none yet.
absl::StatusOr<std::string> SchemaKey(db::Database& db, absl::Time deadline, std::string_view purpose, absl::Time now);

// Of an erased owner that OfName made, of how many words the name is, 0 for an address; none: it is no name.
std::optional<std::size_t> WordsOfName(std::string_view owner);

// The key of each of these owners, made where there is none yet. In a transaction.
absl::StatusOr<std::map<std::string, Key>> KeysOf(db::Session& session, const std::set<std::string>& owners,
                                                  absl::Time now);
// The secrets of the keys of these ids, of those that are there.
absl::StatusOr<std::map<std::string, std::string>> FindSecrets(db::Session& session, const std::set<std::string>& ids);

// Remembers that these owners are erased, so that an erasure that is cut off can be gone on with.
absl::Status BeginErasing(db::Session& session, const std::set<std::string>& owners, absl::Time now);
// Remembers that whoever signed in as this subject of this issuer is erased now, once more maybe. In a transaction.
absl::Status EraseSubject(db::Session& session, std::string_view issuer, std::string_view subject, absl::Time now);
// When they last were; none: never. `to_write`: in a transaction, which whoever erases them at this moment waits for.
absl::StatusOr<std::optional<absl::Time>> SubjectErasedAt(db::Session& session, std::string_view issuer,
                                                          std::string_view subject, bool to_write);
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
