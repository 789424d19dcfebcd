// The access bindings that this schema kept before the access service was there.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace pepiniere::db {
class Database;
}

namespace pepiniere::portfolio::store {

struct FormerBinding {
  std::string id;
  std::string principal;
  std::string role;  // COACH
  std::string resource;
  std::string resource_uid;  // of a project
  absl::Time starts_at;
  std::optional<absl::Time> ends_at;  // none: until it is revoked
  std::string reason;
  std::string granted_by;
  absl::Time created_at;
  std::optional<absl::Time> revoked_at;
  std::string revoked_by;
};
absl::StatusOr<std::vector<FormerBinding>> FormerBindings(db::Database& db, absl::Time deadline);

}  // namespace pepiniere::portfolio::store
