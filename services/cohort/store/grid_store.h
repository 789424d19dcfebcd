// Grids and their versions in the database: record/table.h, and what they are filtered by.
#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "services/cohort/domain/grid.h"
#include "services/query/schema.h"
#include "services/record/table.h"

namespace pepiniere::cohort::store {

const query::FilterSchema& GridFilters();

// A live grid that this programme (an id) keeps, if there is any: its id.
absl::StatusOr<std::optional<std::string>> AnyGridOf(db::Session& session, const std::string& programme);

}  // namespace pepiniere::cohort::store
