// Programmes and cohorts in the database: record/table.h, and what they are filtered by.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/stored.h"
#include "services/cohort/domain/programme.h"
#include "services/query/order_by.h"
#include "services/query/schema.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::cohort::store {

// What programmes are filtered by.
const query::FilterSchema& ProgrammeFilters();

// What cohorts are ordered by, and a page of them. Filters: title, start_date, end_date, capacity, and state, which is
// that of `today`. `programme`: of which one (an id); empty: of all.
const query::SortSchema& CohortOrder();
absl::StatusOr<record::Page<base::Stored<Cohort>>> ListCohorts(db::Database& db, absl::Time deadline,
                                                               const record::ListQuery& list,
                                                               const std::string& programme, base::Date today);

// The migrations of migrations/cohort that this code needs, by what their files begin with; tests/unit/pepiniered holds
// them against the folder.
inline constexpr std::string_view kMigrations[] = {"20261126090100", "20261126180200"};

}  // namespace pepiniere::cohort::store
