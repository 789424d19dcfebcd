// All that indicators are computed from (compute/history.h), of one project or of many at once.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/metrics/compute/history.h"

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

// Where what a history has comes from: by its name, as History has it.
struct Origin {
  std::int64_t version = 0;
  std::string source;
  absl::Time recorded_at;  // that version
};
absl::StatusOr<std::map<std::string, Origin>> LoadOrigins(db::Session& session, const std::string& project,
                                                          std::optional<absl::Time> known_at);

// When something last came of a project (an id), by source.
absl::StatusOr<std::map<std::string, absl::Time>> LoadFreshness(db::Session& session, const std::string& project,
                                                                std::optional<absl::Time> known_at);

}  // namespace pepiniere::metrics::store
