// Retrospectives in the database: record/table.h, and what they are filtered by.
#pragma once

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/feedback/domain/retrospective.h"
#include "services/feedback/store/constraint_store.h"
#include "services/query/order_by.h"
#include "services/query/schema.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::feedback::store {

// What each is filtered by.
const query::FilterSchema& RetrospectiveFilters();

// A page of those that they read.
absl::StatusOr<record::Page<base::Stored<Retrospective>>> ListRetrospectives(db::Database& db, absl::Time deadline,
                                                                             const record::ListQuery& list,
                                                                             const TeamReader& reader);

}  // namespace pepiniere::feedback::store
