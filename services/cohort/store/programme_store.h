// Programmes and cohorts in the database: record/table.h, and what they are filtered by.
#pragma once

#include <string_view>

#include "services/cohort/domain/programme.h"
#include "services/query/schema.h"
#include "services/record/table.h"

namespace pepiniere::cohort::store {

// What lists are filtered by. T is Programme or Cohort.
template <typename T>
const query::FilterSchema& FiltersOf();

// The migrations of migrations/cohort that this code needs, by what their files begin with; tests/unit/pepiniered holds
// them against the folder.
inline constexpr std::string_view kMigrations[] = {"20261126090100"};

}  // namespace pepiniere::cohort::store
