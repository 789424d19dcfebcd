#include "services/personal/keys.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
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

// As many at a time, so that there are few statements; what is left over is asked with the last one again.
constexpr std::size_t kAtOnce = 50;

std::string SelectBy(std::string_view column) {
  std::string sql = base::Concat("SELECT owner, id, secret FROM person_keys WHERE ", column, " IN (?");
  for (std::size_t i = 1; i < kAtOnce; ++i) sql += ", ?";
  return sql + ")";
}

// Shows each key, and whose it is, of these values of the column that `select` asks by.
absl::Status EachKey(db::Session& session, std::string_view select, const std::vector<std::string>& values,
                     absl::FunctionRef<void(std::string owner, Key key)> show) {
  for (std::size_t first = 0; first < values.size(); first += kAtOnce) {
    std::vector<db::Value> cells;
    for (std::size_t i = 0; i < kAtOnce; ++i) cells.emplace_back(values[std::min(first + i, values.size() - 1)]);
    PEP_TRY(session.Query(select, cells, [&](const db::Row& row) {
      show(row.String(0), {row.String(1), row.String(2)});
      return absl::OkStatus();
    }));
  }
  return absl::OkStatus();
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

std::string Owners::Of(std::string_view text) const {
  std::string folded = search::Fold(text);
  return "=" + secret::Hmac(secret_, folded.empty() ? text : std::string_view(folded));
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
