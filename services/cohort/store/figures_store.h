// What figures of a cohort are computed from.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/cohort/domain/figures.h"

namespace pepiniere::db {
class Database;
}

namespace pepiniere::cohort::store {

// All that there is of a cohort (an id) at one moment; what cannot be read is left out.
absl::StatusOr<CohortFacts> FactsOf(db::Database& db, absl::Time deadline, const std::string& cohort);

}  // namespace pepiniere::cohort::store
