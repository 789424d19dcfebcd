// Surveys, objectives and snapshots in the database: record/table.h, what they are filtered by, and what is kept beside
// the rows.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/metrics/domain/objective.h"
#include "services/metrics/domain/snapshot.h"
#include "services/metrics/domain/survey.h"
#include "services/metrics/store/definition_store.h"
#include "services/query/order_by.h"
#include "services/query/schema.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::metrics::store {

const query::FilterSchema& SurveyFilters();
const query::SortSchema& SurveyOrder();
// The last part of its id, which follows from what it is of: told again, it is the same one.
std::string SurveyIdOf(const domain::Survey& survey);

const query::SortSchema& ObjectiveOrder();
// A page of those that the reader sees: an objective of a metric that is not open data, or of a ratio
// a part of which is not, is not either. `project`: an id; empty: of all.
absl::StatusOr<record::Page<base::Stored<domain::Objective>>> ListObjectives(db::Database& db, absl::Time deadline,
                                                                             const record::ListQuery& list,
                                                                             const std::string& project,
                                                                             const ProjectReach& reach);
// The live ones of each of these projects (ids; none: of all) that have a baseline, a target and a metric or an
// indicator, by project: one statement.
absl::StatusOr<std::map<std::string, std::vector<base::Stored<domain::Objective>>>> MeasuredObjectives(
    db::Session& session, const std::vector<std::string>& projects);

const query::FilterSchema& SnapshotFilters();
const query::SortSchema& SnapshotOrder();

// The figure of a snapshot and the export of its explanation: kept once. `indicator`: the id; `figure`: its message's
// bytes.
struct SnapshotBytes {
  std::string indicator, figure, exported;
};
absl::Status KeepSnapshotBytes(db::Session& session, const std::string& id, const SnapshotBytes& bytes);
// Of each of these (ids) that there is, the figure.
absl::StatusOr<std::map<std::string, std::string>> FiguresOf(db::Database& db, absl::Time deadline,
                                                             const std::vector<std::string>& ids);
// At most `limit` bytes of its export from `offset` on; none: it has none.
absl::StatusOr<std::optional<std::string>> ReadExport(db::Database& db, absl::Time deadline, const std::string& id,
                                                      std::int64_t offset, std::int64_t limit);

}  // namespace pepiniere::metrics::store
