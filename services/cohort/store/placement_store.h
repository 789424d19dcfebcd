// Placements of a call in the database: record/table.h.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/cohort/domain/placement.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::cohort::store {

// A page of the placements of a call. `sealed`: those that are not published, too.
absl::StatusOr<record::Page<base::Stored<Placement>>> ListPlacements(db::Database& db, absl::Time deadline,
                                                                     const record::ListQuery& list,
                                                                     const std::string& call, bool sealed);

}  // namespace pepiniere::cohort::store
