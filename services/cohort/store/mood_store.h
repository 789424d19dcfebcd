// Moods in the database: record/table.h, and what they are filtered by.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/stored.h"
#include "services/cohort/domain/mood.h"
#include "services/query/order_by.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::cohort::store {

// What moods are ordered by, and a page of a cohort's (an id): all of them, or where `author` is said (a name of the
// access service's), theirs. Filters: person, mood, week_start_date.
const query::SortSchema& MoodOrder();
absl::StatusOr<record::Page<base::Stored<Mood>>> ListMoods(db::Database& db, absl::Time deadline,
                                                           const record::ListQuery& list, const std::string& cohort,
                                                           const std::optional<std::string>& author);

// What somebody wrote in that cohort of the week that begins on that day: its id. For who has locked the cohort.
absl::StatusOr<std::optional<std::string>> FindMood(db::Session& session, const std::string& cohort,
                                                    const std::string& author, base::Date monday);

}  // namespace pepiniere::cohort::store
