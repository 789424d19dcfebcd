// Assignments in the database: record/table.h, what they are filtered by, and whose they are.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/cohort/domain/assignment.h"
#include "services/cohort/domain/days.h"
#include "services/query/order_by.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::cohort::store {

// Whose people and assignments somebody reads: all, those of these programmes (ids), and their own (the id of their
// person).
struct PeopleReach {
  bool everything = false;
  std::vector<std::string> programmes;
  std::string person;
};

// What assignments are ordered by, and a page of those that the reader sees. Filters: person, cohort, programme,
// challenge, skill, start_date, last_date, source_id.
const query::SortSchema& AssignmentOrder();
absl::StatusOr<record::Page<base::Stored<Assignment>>> ListAssignments(db::Database& db, absl::Time deadline,
                                                                       const record::ListQuery& list,
                                                                       const PeopleReach& reach);

// The live ones of a person, of a cohort (ids).
absl::StatusOr<std::vector<base::Stored<Assignment>>> AssignmentsOf(db::Session& session, const std::string& person);
absl::StatusOr<std::vector<base::Stored<Assignment>>> AssignmentsIn(db::Database& db, absl::Time deadline,
                                                                    const std::string& cohort);

// That of a person (an id) which a source calls so, a deleted one too; locked.
absl::StatusOr<std::optional<base::Stored<Assignment>>> AssignmentFromSource(db::Session& session,
                                                                             const std::string& person,
                                                                             const std::string& source_id);

// The days of the live ones of each of these people (ids).
absl::StatusOr<std::map<std::string, std::vector<DayRange>>> DaysOfEach(db::Database& db, absl::Time deadline,
                                                                        const std::vector<std::string>& people);

// Whether somebody has a live one in that cohort (ids).
absl::StatusOr<bool> TakesPart(db::Database& db, absl::Time deadline, const std::string& person,
                               const std::string& cohort);

// A live one that has this id in that column ("person", "cohort", "challenge"), if there is any: its id.
absl::StatusOr<std::optional<std::string>> AnyAssignmentWith(db::Session& session, std::string_view column,
                                                             const std::string& id);

}  // namespace pepiniere::cohort::store
