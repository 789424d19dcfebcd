#include "services/mail/queue/sealed_fields.h"

#include <utility>

#include "services/base/try.h"
#include "services/db/session.h"
#include "services/personal/keys.h"

namespace pepiniere::mail {

absl::StatusOr<std::optional<Fields>> OpenFields(db::Session& session, const std::string& sealed) {
  PEP_ASSIGN(auto opened, OpenFields(session, std::set<std::string>{sealed}));
  const auto found = opened.find(sealed);
  return found == opened.end() ? std::nullopt : std::optional(std::move(found->second));
}

absl::StatusOr<std::map<std::string, Fields>> OpenFields(db::Session& session, const std::set<std::string>& sealed) {
  std::set<std::string> ids;
  for (const std::string& one : sealed) {
    if (std::string id = personal::KeyIdOf(one); !id.empty()) ids.insert(std::move(id));
  }
  PEP_ASSIGN(const auto secrets, personal::FindSecrets(session, ids));
  std::map<std::string, Fields> opened;
  for (const std::string& one : sealed) {
    const auto secret = secrets.find(personal::KeyIdOf(one));
    if (secret == secrets.end()) continue;
    if (auto fields = ReadFields(personal::OpenText(secret->second, one))) opened.emplace(one, *std::move(fields));
  }
  return opened;
}

}  // namespace pepiniere::mail
