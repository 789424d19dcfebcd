// Spaces in the database: record/table.h, and what they are filtered by.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/feedback/domain/space.h"
#include "services/query/order_by.h"
#include "services/query/schema.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::feedback::store {

// What each is filtered by.
const query::FilterSchema& SpaceFilters();

// A page of these (ids).
absl::StatusOr<record::Page<base::Stored<Space>>> ListSpaces(db::Database& db, absl::Time deadline,
                                                             const record::ListQuery& list,
                                                             const std::vector<std::string>& ids);

}  // namespace pepiniere::feedback::store
