// The fields of letters, sealed with the keys of those whom they are to.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "absl/status/statusor.h"
#include "services/mail/letter/letter.h"

namespace pepiniere::db {
class Session;
}

namespace pepiniere::mail {

// None: their key is gone, or they are no fields.
absl::StatusOr<std::optional<Fields>> OpenFields(db::Session& session, const std::string& sealed);
// Of many, by what was sealed; without those that cannot be read.
absl::StatusOr<std::map<std::string, Fields>> OpenFields(db::Session& session, const std::set<std::string>& sealed);

}  // namespace pepiniere::mail
