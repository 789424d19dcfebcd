// Transmissions, what moved their last days, answers, holidays and texts in the database: record/table.h, and what they
// are filtered by.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/policy/resources/answer.h"
#include "services/policy/resources/decided_holiday.h"
#include "services/policy/resources/text.h"
#include "services/policy/resources/transmission.h"
#include "services/query/schema.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::policy::store {

// Filters: proposal, authority, standing (at `now`) and last_day.
absl::StatusOr<record::Page<base::Stored<resources::Transmission>>> ListTransmissions(db::Database& db,
                                                                                      absl::Time deadline,
                                                                                      const record::ListQuery& list,
                                                                                      absl::Time now);
const query::SortSchema& TransmissionOrder();
const query::FilterSchema& MoveFilters();
const query::FilterSchema& AnswerFilters();
const query::FilterSchema& HolidayFilters();
const query::SortSchema& HolidayOrder();
const query::FilterSchema& TextFilters();
const query::SortSchema& TextOrder();

// What was decided of a calendar, day by day, in the order of deciding.
absl::StatusOr<std::vector<DatedHoliday>> DecidedOf(db::Session& session, const std::string& calendar);
absl::StatusOr<std::vector<DatedHoliday>> DecidedOf(db::Database& db, absl::Time deadline, const std::string& calendar);
// The transmissions (ids) of that calendar whose clocks run.
absl::StatusOr<std::vector<std::string>> RunningOf(db::Session& session, const std::string& calendar);

// The proposals (ids) that each text adopts.
absl::StatusOr<std::map<std::string, std::vector<std::string>>> AdoptedBy(db::Database& db, absl::Time deadline,
                                                                          const std::vector<std::string>& texts);

}  // namespace pepiniere::policy::store
