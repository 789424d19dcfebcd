// Whether the database has what this code needs. Servers never migrate; they accept a newer schema.
#pragma once

#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "absl/types/span.h"

namespace pepiniere::db {
class Database;
}

namespace pepiniere::record {

// FAILED_PRECONDITION if one of these migrations, or one that every schema has (migrations/shared), was not applied,
// naming all that are missing; errors of the database as they are. A migration's name is what its file begins with,
// "20261122000100".
absl::Status CheckSchema(db::Database& db, absl::Time deadline, absl::Span<const std::string_view> needed);

// Those of migrations/shared; tests/unit/pepiniered holds them against the folder.
absl::Span<const std::string_view> SharedMigrations();

}  // namespace pepiniere::record
