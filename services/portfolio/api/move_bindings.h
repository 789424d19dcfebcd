// Hands over to the access service the bindings that were kept here before it was there.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/portfolio/peers/access.h"

namespace pepiniere::db {
class Database;
}

namespace pepiniere::portfolio::api {

// Repeating it tells what was revoked since, by a server of the release before. Those that were refused, and why.
absl::StatusOr<std::vector<std::string>> MoveBindings(db::Database& db, const peers::Access& access,
                                                      absl::Time deadline);

}  // namespace pepiniere::portfolio::api
