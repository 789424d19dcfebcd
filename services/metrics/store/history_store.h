// All that indicators are computed from (compute/history.h), of one project or of many at once.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/metrics/compute/history.h"
#include "services/metrics/domain/objective.h"
#include "services/metrics/domain/survey.h"
#include "services/metrics/domain/work_item.h"

namespace pepiniere::db {
class Session;
}

namespace pepiniere::metrics::store {

// What is known of a project (an id): of the answers to surveys, those of the days of the window. known_at: as it was
// known then; none: as it is known now. Within a Snapshot of the database, for all of it to be of one instant.
absl::StatusOr<History> LoadHistory(db::Session& session, const std::string& project, const Window& window,
                                    std::optional<absl::Time> known_at);

// The same of each of these projects (ids), whatever their number: one statement a kind of resource. `projects`: none:
// of all that there are. Those of which nothing is known have an empty history.
absl::StatusOr<std::map<std::string, History>> LoadHistories(db::Session& session,
                                                             const std::vector<std::string>& projects,
                                                             const Window& window, std::optional<absl::Time> known_at);

// What users said of each of these projects (ids) on the days of the window, as it was known: by audience, numbered as
// in the contract, and under 0 all together. Those of which nothing was said are left out.
using Satisfaction = std::map<int, Surveys>;
absl::StatusOr<std::map<std::string, Satisfaction>> LoadSatisfaction(db::Session& session,
                                                                     const std::vector<std::string>& projects,
                                                                     const Window& window,
                                                                     std::optional<absl::Time> known_at);
// The same of one project, answer by answer: by day, then by id.
absl::StatusOr<std::vector<std::pair<std::string, domain::Survey>>> SurveysKnown(db::Session& session,
                                                                                 const std::string& project,
                                                                                 const Window& window,
                                                                                 std::optional<absl::Time> known_at);
// The ids of all projects of which anything was said then.
absl::StatusOr<std::set<std::string>> SurveyedProjects(db::Session& session, const Window& window,
                                                       std::optional<absl::Time> known_at);

// What was known of the work items and of the objectives of a project (an id), by their ids: as they were known then,
// or as they are now; those that were deleted by then are not among them.
absl::StatusOr<std::map<std::string, domain::WorkItem>> ItemsKnown(db::Session& session, const std::string& project,
                                                                   std::optional<absl::Time> known_at);
absl::StatusOr<std::vector<base::Stored<domain::Objective>>> ObjectivesKnown(db::Session& session,
                                                                             const std::string& project,
                                                                             std::optional<absl::Time> known_at);

// Where what a history has comes from: by its name, as History has it.
struct Origin {
  std::int64_t version = 0;
  std::string source;
  absl::Time recorded_at;  // that version
};
absl::StatusOr<std::map<std::string, Origin>> LoadOrigins(db::Session& session, const std::string& project,
                                                          std::optional<absl::Time> known_at);

// When something new last came of a project (an id), by source, as far as it was known: of metrics, of those that there
// are. `all`: of those that are not open data too; who is not told of them is not told by which source, nor when, they
// come.
absl::StatusOr<std::map<std::string, absl::Time>> LoadFreshness(db::Session& session, const std::string& project,
                                                                std::optional<absl::Time> known_at, bool all);

}  // namespace pepiniere::metrics::store
