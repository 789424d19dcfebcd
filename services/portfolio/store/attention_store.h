// What an attention list reads of the database beyond the census: the projects below a parent, those that a committee
// will hear, and titles for a page.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/portfolio/domain/committee.h"

namespace pepiniere::db {
class Database;
}

namespace pepiniere::portfolio::store {

// The ids of the live projects that have this term (see domain/terms.h) now.
absl::StatusOr<absl::flat_hash_set<std::string>> ProjectsOf(db::Database& db, absl::Time deadline,
                                                            std::string_view field, const std::string& value);

// What planned sessions from one day to another will hear, the next first.
struct PlannedHearing {
  base::Date date;
  std::string incubator;  // whose session it is; an id, empty for the programme's
  Hearing hearing;
};
absl::StatusOr<std::vector<PlannedHearing>> PlannedHearings(db::Database& db, absl::Time deadline, base::Date from,
                                                            base::Date to);

// The titles of these projects, by their ids; as known now, or then.
absl::StatusOr<absl::flat_hash_map<std::string, std::string>> TitlesOf(
    db::Database& db, absl::Time deadline, const std::vector<std::string>& projects,
    std::optional<absl::Time> known_at = std::nullopt);

}  // namespace pepiniere::portfolio::store
