#include "services/access/store/mail_store.h"

#include <set>

#include "absl/strings/escaping.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/personal/keys.h"
#include "services/secret/aead.h"

namespace pepiniere::access::store {
namespace {

constexpr std::string_view kPurpose = "stop mail";
constexpr std::size_t kKeyIdBytes = 16;

}  // namespace

absl::StatusOr<std::map<std::string, std::string>> StopTokensOf(db::Database& db, absl::Time deadline,
                                                                const std::vector<std::string>& persons,
                                                                absl::Time now) {
  PEP_ASSIGN(const auto keys, db.Transact(deadline, [&](db::Session& session) {
    return personal::KeysOf(session, {persons.begin(), persons.end()}, now);
  }));
  std::map<std::string, std::string> tokens;
  for (const auto& [person, key] : keys) {
    tokens[person] = absl::WebSafeBase64Escape(key.id + secret::Seal(key.secret, kPurpose, person));
  }
  return tokens;
}

absl::StatusOr<std::optional<std::string>> PersonOfStopToken(db::Session& session, std::string_view token) {
  std::string bytes;
  if (!absl::WebSafeBase64Unescape(base::Absl(token), &bytes) || bytes.size() <= kKeyIdBytes) return std::nullopt;
  PEP_ASSIGN(const auto secrets, personal::FindSecrets(session, {bytes.substr(0, kKeyIdBytes)}));
  if (secrets.empty()) return std::nullopt;
  return secret::Open(secrets.begin()->second, kPurpose, std::string_view(bytes).substr(kKeyIdBytes));
}

}  // namespace pepiniere::access::store
