// The incubators that are not shown to the public.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/portfolio/store/reach.h"

namespace pepiniere::db {
class Database;
}

namespace pepiniere::portfolio::store {

// Ids, deleted ones too.
absl::StatusOr<std::vector<std::string>> HiddenIncubators(db::Database& db, absl::Time deadline);

// Of these incubators (ids), those that have a project which is reached.
absl::StatusOr<std::vector<std::string>> WithReachedProjects(db::Database& db, absl::Time deadline, const Reach& reach,
                                                             const std::vector<std::string>& incubators);

}  // namespace pepiniere::portfolio::store
