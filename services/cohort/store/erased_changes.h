// What the feed has of applications that are no longer kept.
#pragma once

#include <set>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace pepiniere::db {
class Database;
}

namespace pepiniere::cohort::store {

// Empties the changes of these applications (ids), of what is below them, and of the offers, hearings and conflicts
// that are about them.
absl::Status EraseChangesOf(db::Database& db, absl::Time deadline, const std::set<std::string>& applications);

}  // namespace pepiniere::cohort::store
