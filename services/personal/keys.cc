#include "services/personal/keys.h"

#include <utility>
#include <vector>

#include "absl/strings/escaping.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/session.h"
#include "services/search/fold.h"
#include "services/secret/aead.h"

namespace pepiniere::personal {
namespace {

constexpr std::string_view kSealed = "\x1fsealed:";
constexpr std::string_view kPurpose = "personal";
constexpr std::size_t kIdBytes = 16;
constexpr char kSchemaOwner[] = "";

absl::StatusOr<std::optional<Key>> FindKey(db::Session& session, const std::string& owner, std::string_view lock) {
  return session.QueryOne(base::Concat("SELECT id, secret FROM person_keys WHERE owner = ?", lock), {owner},
                          [](const db::Row& row) {
                            return Key{row.String(0), row.String(1)};
                          });
}

// Another transaction may make it at the same moment: the one that is there first is everybody's.
absl::StatusOr<Key> KeyOf(db::Session& session, const std::string& owner, absl::Time now) {
  PEP_ASSIGN(std::optional<Key> key, FindKey(session, owner, ""));
  if (key) return *std::move(key);
  PEP_TRY(session
              .Execute("INSERT IGNORE INTO person_keys (owner, id, secret, created_at_us) VALUES (?, ?, ?, ?)",
                       {owner, secret::RandomBytes(kIdBytes), secret::RandomBytes(secret::kKeyBytes), now})
              .status());
  PEP_ASSIGN(key, FindKey(session, owner, " LOCK IN SHARE MODE"));
  if (!key) return absl::AbortedError("the person was erased at this moment");
  return *std::move(key);
}

}  // namespace

absl::StatusOr<Owners> Owners::Open(db::Session& session, absl::Time now) {
  PEP_ASSIGN(Key key, KeyOf(session, kSchemaOwner, now));
  return Owners(std::move(key.secret));
}

std::string Owners::Of(std::string_view text) const {
  std::string folded = search::Fold(text);
  return "=" + secret::Hmac(secret_, folded.empty() ? text : std::string_view(folded));
}

absl::StatusOr<std::map<std::string, Key>> KeysOf(db::Session& session, const std::set<std::string>& owners,
                                                  absl::Time now) {
  std::map<std::string, Key> keys;
  for (const std::string& owner : owners) {
    PEP_ASSIGN(keys[owner], KeyOf(session, owner, now));
  }
  return keys;
}

absl::StatusOr<std::map<std::string, std::string>> FindSecrets(db::Session& session, const std::set<std::string>& ids) {
  std::map<std::string, std::string> secrets;
  for (const std::string& id : ids) {
    PEP_ASSIGN(auto secret, session.QueryOne("SELECT secret FROM person_keys WHERE id = ?", {id},
                                             [](const db::Row& row) { return row.String(0); }));
    if (secret) secrets.emplace(id, *std::move(secret));
  }
  return secrets;
}

absl::StatusOr<std::int64_t> Erase(db::Session& session, const std::set<std::string>& owners, absl::Time now) {
  std::int64_t keys = 0;
  for (const std::string& owner : owners) {
    PEP_ASSIGN(const std::int64_t deleted, session.Execute("DELETE FROM person_keys WHERE owner = ?", {owner}));
    keys += deleted;
    PEP_TRY(
        session.Execute("INSERT IGNORE INTO erased_owners (owner, erased_at_us) VALUES (?, ?)", {owner, now}).status());
  }
  PEP_TRY(MarkAllErased(session));
  return keys;
}

absl::StatusOr<std::set<std::string>> ErasedOwners(db::Session& session) {
  std::set<std::string> owners;
  PEP_TRY(session.Query("SELECT owner FROM erased_owners", {}, [&](const db::Row& row) {
    owners.insert(row.String(0));
    return absl::OkStatus();
  }));
  return owners;
}

absl::StatusOr<bool> AllAreErased(db::Session& session) {
  PEP_ASSIGN(const auto all,
             session.QueryOne("SELECT (SELECT COUNT(*) FROM erased_owners) <= owners FROM erasures_done WHERE id = 1",
                              {}, [](const db::Row& row) { return row.Bool(0); }));
  return all.value_or(false);
}

absl::Status MarkAllErased(db::Session& session) {
  return session.Execute("UPDATE erasures_done SET owners = (SELECT COUNT(*) FROM erased_owners) WHERE id = 1", {})
      .status();
}

std::string SealText(const Key& key, std::string_view text) {
  return base::Concat(kSealed, absl::Base64Escape(key.id + secret::Seal(key.secret, kPurpose, text)));
}

bool IsSealed(std::string_view text) { return text.starts_with(kSealed); }

namespace {

std::string BytesOf(std::string_view sealed) {
  std::string bytes;
  if (!IsSealed(sealed) || !absl::Base64Unescape(base::Absl(sealed.substr(kSealed.size())), &bytes)) return "";
  return bytes.size() > kIdBytes ? bytes : "";
}

}  // namespace

std::string KeyIdOf(std::string_view sealed) { return BytesOf(sealed).substr(0, kIdBytes); }

std::string OpenText(std::string_view secret, std::string_view sealed) {
  const std::string bytes = BytesOf(sealed);
  if (bytes.empty()) return "";
  return secret::Open(secret, kPurpose, std::string_view(bytes).substr(kIdBytes)).value_or("");
}

}  // namespace pepiniere::personal
