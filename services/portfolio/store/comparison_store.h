// Who told ledgers otherwise between two times.
#pragma once

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/portfolio/domain/comparison.h"

namespace pepiniere::db {
class Database;
}

namespace pepiniere::portfolio::store {

// Of each of these projects, by its id: who recorded or superseded lines after `from`, up to `to`. None: nobody.
absl::StatusOr<absl::flat_hash_map<std::string, Writers>> WritersOf(db::Database& db, absl::Time deadline,
                                                                    const std::vector<std::string>& projects,
                                                                    absl::Time from, absl::Time to);

}  // namespace pepiniere::portfolio::store
