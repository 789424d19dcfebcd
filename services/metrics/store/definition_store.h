// Definitions in the database: record/table.h, what they are filtered by, and those that the software brings.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/journal/unit.h"
#include "services/metrics/domain/definition.h"
#include "services/metrics/domain/point.h"
#include "services/query/schema.h"
#include "services/query/sql_fragment.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::metrics::store {

// Whose figures somebody reads that are not open data: all, or those of these projects (ids).
struct ProjectReach {
  bool everything = false;
  std::vector<std::string> projects;
};

// What definitions are filtered by, and a page of them.
const query::FilterSchema& DefinitionFilters();
absl::StatusOr<record::Page<base::Stored<domain::Definition>>> ListDefinitions(db::Database& db, absl::Time deadline,
                                                                               const record::ListQuery& list);

// Each of these (ids) that there ever was.
absl::StatusOr<std::map<std::string, domain::MetricFacts>> FactsOf(db::Session& session,
                                                                   const std::vector<std::string>& ids);
// The live ones of a purpose.
absl::StatusOr<std::vector<base::Stored<domain::Definition>>> DefinitionsFor(db::Session& session,
                                                                             domain::Purpose purpose);

// Makes those that the software brings and that are not there yet: what administrators changed of others stays. How
// many.
absl::StatusOr<int> AddBuiltins(journal::Unit& unit);

// Something that a definition is needed for: a live ratio, or a live objective. Its name.
absl::StatusOr<std::optional<std::string>> FindReferrer(db::Session& session, const std::string& id);
// Which of its dimensions some series of the metric has: these stay.
absl::StatusOr<std::vector<std::string>> DimensionsInUse(db::Session& session, const std::string& id);

}  // namespace pepiniere::metrics::store
