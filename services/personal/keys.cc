#include "services/personal/keys.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/strings/escaping.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/id_turns.h"
#include "services/db/session.h"
#include "services/personal/mentions.h"
#include "services/search/fold.h"
#include "services/secret/aead.h"

namespace pepiniere::personal {
namespace {

constexpr std::string_view kSealed = "\x1fsealed:";
constexpr std::string_view kPurpose = "personal";
constexpr std::size_t kIdBytes = 16;
constexpr char kSchemaOwner[] = "", kName[] = "@", kSubject[] = "#";
// More are not told apart, so that their number is one character.
constexpr std::size_t kMostWords = 64;

std::string SelectBy(std::string_view column) {
  return base::Concat("SELECT owner, id, secret FROM person_keys WHERE ", column, db::InTurn());
}

// Shows each key, and whose it is, of these values of the column that `select` asks by.
absl::Status EachKey(db::Session& session, std::string_view select, const std::vector<std::string>& values,
                     absl::FunctionRef<void(std::string owner, Key key)> show) {
  return db::TakeTurns(values, [&](absl::Span<const db::Value> turn) {
    return session.Query(select, turn, [&](const db::Row& row) {
      show(row.String(0), {row.String(1), row.String(2)});
      return absl::OkStatus();
    });
  });
}

absl::StatusOr<Key> KeyOf(db::Session& session, const std::string& owner, absl::Time now) {
  PEP_ASSIGN(auto keys, KeysOf(session, {owner}, now));
  return std::move(keys.at(owner));
}

}  // namespace

absl::StatusOr<Owners> Owners::Open(db::Session& session, absl::Time now) {
  PEP_ASSIGN(Key key, KeyOf(session, kSchemaOwner, now));
  return Owners(std::move(key.secret));
}

absl::StatusOr<std::optional<Owners>> Owners::Find(db::Session& session) {
  static const std::string kSelect = SelectBy("owner");
  std::optional<Owners> found;
  PEP_TRY(
      EachKey(session, kSelect, {kSchemaOwner}, [&](std::string, Key key) { found = Owners(std::move(key.secret)); }));
  return found;
}

// No text has a control character: none is owned by what this is made of.
std::string Owners::KeyFor(std::string_view purpose) const {
  return secret::Hmac(secret_, base::Concat("\x1fkey:", purpose));
}

absl::StatusOr<std::string> SchemaKey(db::Database& db, absl::Time deadline, std::string_view purpose, absl::Time now) {
  PEP_ASSIGN(auto owners, db.Read(deadline, [](db::Session& session) { return Owners::Find(session); }));
  if (!owners) {
    PEP_ASSIGN(owners, db.Transact(deadline, [&](db::Session& session) { return Owners::Open(session, now); }));
  }
  return owners->KeyFor(purpose);
}

std::string Owners::Of(std::string_view text) const {
  std::string folded = search::Fold(text);
  return "=" + secret::Hmac(secret_, folded.empty() ? text : std::string_view(folded));
}

std::string Owners::OfName(std::string_view name) const {
  const bool is_address = name.find('@') != name.npos;
  const std::string compared = is_address ? SmallLetters(name) : search::Fold(name);
  const std::size_t words = is_address ? 0 : std::min(search::WordsOf(compared).size(), kMostWords);
  return kName + std::string(1, static_cast<char>('0' + words)) + secret::Hmac(secret_, compared);
}

std::string Owners::OfSubject(std::string_view issuer, std::string_view subject) const {
  return kSubject + secret::Hmac(secret_, base::Concat(issuer, std::string_view("\0", 1), subject));
}

std::optional<std::size_t> WordsOfName(std::string_view owner) {
  return owner.size() > 1 && owner.starts_with(kName) ? std::optional<std::size_t>(owner[1] - '0') : std::nullopt;
}

absl::StatusOr<std::map<std::string, Key>> KeysOf(db::Session& session, const std::set<std::string>& owners,
                                                  absl::Time now) {
  static const std::string kSelect = SelectBy("owner"), kSelectLatest = kSelect + " LOCK IN SHARE MODE";
  std::map<std::string, Key> keys;
  const auto add = [&](std::string owner, Key key) { keys[std::move(owner)] = std::move(key); };
  PEP_TRY(EachKey(session, kSelect, {owners.begin(), owners.end()}, add));
  if (keys.size() == owners.size()) return keys;
  std::vector<std::string> missing;
  std::ranges::copy_if(owners, std::back_inserter(missing),
                       [&](const std::string& one) { return !keys.contains(one); });
  std::vector<db::Value> cells;
  for (const std::string& owner : missing) {
    cells.insert(cells.end(), {owner, secret::RandomBytes(kIdBytes), secret::RandomBytes(secret::kKeyBytes), now});
  }
  // Another transaction may make one at the same moment: the one that is there first is everybody's.
  PEP_TRY(
      session
          .InsertRows("INSERT IGNORE INTO person_keys (owner, id, secret, created_at_us) VALUES", "(?, ?, ?, ?)", cells)
          .status());
  PEP_TRY(EachKey(session, kSelectLatest, missing, add));
  if (keys.size() < owners.size()) return absl::AbortedError("a person was erased at this moment");
  return keys;
}

absl::StatusOr<std::map<std::string, std::string>> FindSecrets(db::Session& session, const std::set<std::string>& ids) {
  static const std::string kSelect = SelectBy("id");
  std::map<std::string, std::string> secrets;
  PEP_TRY(EachKey(session, kSelect, {ids.begin(), ids.end()},
                  [&](std::string, Key key) { secrets.emplace(std::move(key.id), std::move(key.secret)); }));
  return secrets;
}

absl::Status BeginErasing(db::Session& session, const std::set<std::string>& owners, absl::Time now) {
  std::int64_t added = 0;
  for (const std::string& owner : owners) {
    PEP_ASSIGN(const std::int64_t is_new,
               session.Execute("INSERT IGNORE INTO erased_owners (owner, erased_at_us, keys_deleted) VALUES (?, ?, "
                               "FALSE)",
                               {owner, now}));
    added += is_new;
    if (is_new > 0) continue;
    PEP_TRY(session.Execute("UPDATE erased_owners SET keys_deleted = FALSE WHERE owner = ?", {owner}).status());
  }
  return session.Execute("UPDATE erasures_done SET owners = owners + ? WHERE id = 1", {added}).status();
}

absl::Status EraseSubject(db::Session& session, std::string_view issuer, std::string_view subject, absl::Time now) {
  PEP_ASSIGN(const Owners owners, Owners::Open(session, now));
  const std::string owner = owners.OfSubject(issuer, subject);
  PEP_TRY(BeginErasing(session, {owner}, now));
  return session.Execute("UPDATE erased_owners SET erased_at_us = ? WHERE owner = ?", {now, owner}).status();
}

absl::StatusOr<std::optional<absl::Time>> SubjectErasedAt(db::Session& session, std::string_view issuer,
                                                          std::string_view subject, bool to_write) {
  PEP_ASSIGN(const std::optional<Owners> owners, Owners::Find(session));
  if (!owners) return std::nullopt;
  return session.QueryOne(
      base::Concat("SELECT erased_at_us FROM erased_owners WHERE owner = ?", to_write ? " LOCK IN SHARE MODE" : ""),
      {owners->OfSubject(issuer, subject)}, [](const db::Row& row) { return row.Time(0); });
}

absl::StatusOr<std::int64_t> DeleteKeys(db::Session& session) {
  PEP_ASSIGN(const std::int64_t deleted,
             session.Execute("DELETE FROM person_keys WHERE owner IN (SELECT owner FROM erased_owners WHERE NOT "
                             "keys_deleted)"));
  PEP_TRY(session.Execute("UPDATE erased_owners SET keys_deleted = TRUE WHERE NOT keys_deleted").status());
  return deleted;
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
