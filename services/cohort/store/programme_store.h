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
#include "services/record/personal_data.h"
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

// What there is of persons, and where.
record::Holdings PersonalHoldings();

// The migrations of migrations/cohort that this code needs, by what their files begin with; tests/unit/pepiniered holds
// them against the folder.
inline constexpr std::string_view kMigrations[] = {
    "20261126090100", "20261126180200", "20261127120050", "20261127120100", "20261127120200",
    "20261128090000", "20261128090100", "20261128090200", "20261128100000", "20261128110000",
    "20261129090000", "20261129090100", "20261129090200", "20261130090000", "20261130100000",
    "20261130110000", "20261130120000", "20261130123000", "20261130124500", "20261130140000"};

}  // namespace pepiniere::cohort::store
