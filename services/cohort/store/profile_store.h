// Profiles of people in the database: record/table.h, and what they are found by.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/stored.h"
#include "services/cohort/domain/profile.h"
#include "services/cohort/store/assignment_store.h"
#include "services/query/order_by.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::cohort::store {

// What people are ordered by, and a page of those that the reader sees. Filters: display_name, person, skill, cohort,
// programme, source_id, and assigned, which is that of `today`.
const query::SortSchema& ProfileOrder();
absl::StatusOr<record::Page<base::Stored<Profile>>> ListProfiles(db::Database& db, absl::Time deadline,
                                                                 const record::ListQuery& list,
                                                                 const PeopleReach& reach, base::Date today);

// A page of the alumni on that day (IsAlumnus), of whom those of these ids consent to be listed. Filters: display_name,
// cohort, programme.
absl::StatusOr<record::Page<base::Stored<Profile>>> ListAlumni(db::Database& db, absl::Time deadline,
                                                               const record::ListQuery& list,
                                                               const std::vector<std::string>& consenting,
                                                               base::Date today);

// Of each of these people (ids), the cohorts (names) that they are or were of, in order; and of one, the programmes
// (ids).
absl::StatusOr<std::map<std::string, std::vector<std::string>>> CohortsOfEach(db::Database& db, absl::Time deadline,
                                                                              const std::vector<std::string>& people);
absl::StatusOr<std::vector<std::string>> ProgrammesOfPerson(db::Database& db, absl::Time deadline,
                                                            const std::string& person);

// For whoever has written a profile, or one of its assignments: what it is found by.
absl::Status KeepTerms(db::Session& session, const base::Stored<Profile>& profile);

// Whose profile a source calls so, a deleted one too: their id.
absl::StatusOr<std::optional<std::string>> PersonFromSource(db::Database& db, absl::Time deadline,
                                                            const std::string& source_id);

// A live profile of which somebody says that it is of this cohort (an id), if there is any: its id.
absl::StatusOr<std::optional<std::string>> AnyProfileOf(db::Session& session, const std::string& cohort);

}  // namespace pepiniere::cohort::store
