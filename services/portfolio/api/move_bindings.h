// Hands over to the access service the bindings that were kept here before it was there.
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/portfolio/peers/access.h"

namespace pepiniere::db {
class Database;
}

namespace pepiniere::portfolio::api {

// Repeating it changes nothing.
absl::Status MoveBindings(db::Database& db, const peers::Access& access, absl::Time deadline);

}  // namespace pepiniere::portfolio::api
