// Whether the database is recent enough for this code. Servers never migrate; they accept a newer schema.
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace pepiniere::db {
class Database;
}

namespace pepiniere::portfolio::store {

// FAILED_PRECONDITION if migrations are missing, naming the one needed; errors of the database as they are.
absl::Status CheckSchemaVersion(db::Database& db, absl::Time deadline);

}  // namespace pepiniere::portfolio::store
