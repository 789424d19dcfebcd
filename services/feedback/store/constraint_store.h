// Constraints and what they are about in the database: record/table.h, and what they are filtered by.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/stored.h"
#include "services/feedback/domain/constraint.h"
#include "services/feedback/domain/snapshot.h"
#include "services/query/order_by.h"
#include "services/query/schema.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::feedback::store {

// What each is filtered by.
const query::FilterSchema& ConstraintTopicFilters();
const query::FilterSchema& ConstraintFilters();
const query::SortSchema& ConstraintOrder();

// Who asks for constraints, and for retrospectives.
struct TeamReader {
  bool everything = false;
  bool reads_programmes = false;                  // what is told to programmes
  std::string person;                             // empty: nobody in particular
  std::vector<std::string> projects, programmes;  // names, on which they hold a role
};
// A page of those that they read.
absl::StatusOr<record::Page<base::Stored<Constraint>>> ListConstraints(db::Database& db, absl::Time deadline,
                                                                       const record::ListQuery& list,
                                                                       const TeamReader& reader);

// What was published of a month, by topic (an id).
struct MonthFigures {
  base::Date month;
  std::map<std::string, ReportFigures> cells;
};
absl::StatusOr<std::vector<MonthFigures>> FiguresBetween(db::Session& session, std::optional<base::Date> from,
                                                         std::optional<base::Date> to);
absl::StatusOr<std::optional<base::Date>> LastMonth(db::Session& session);
// Reports made before that instant that have not entered.
absl::StatusOr<std::vector<Report>> Waiting(db::Session& session, absl::Time before);
// Once and for all. ALREADY_EXISTS (a duplicate key) where the month was published meanwhile.
absl::Status PutMonth(db::Session& session, base::Date month, const Snapshot& snapshot);

}  // namespace pepiniere::feedback::store
