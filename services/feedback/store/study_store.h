// Studies in the database: record/table.h, and what they are filtered by.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/feedback/domain/study.h"
#include "services/query/order_by.h"
#include "services/query/schema.h"
#include "services/record/table.h"

namespace pepiniere::feedback::store {

// What each is filtered by.
const query::FilterSchema& StudyFilters();

// Whom a study (an id) is drawn from: panelists (names) by the value of their stratum, from its commitment on.
using People = std::map<std::string, std::vector<std::string>>;
absl::Status PutPeople(db::Session& session, const std::string& study, const People& people);
absl::StatusOr<People> PeopleOf(db::Session& session, const std::string& study);

// Its quotas: how many are wanted of each stratum.
absl::Status PutQuota(db::Session& session, const std::string& study, const std::string& stratum, int wanted);
struct Quota {
  int wanted = 0, taken = 0, completed = 0;
};
absl::StatusOr<std::map<std::string, Quota>> QuotasOf(db::Session& session, const std::string& study);
// Takes a place; false: none is left. One row decides, whoever else asks at the same time.
absl::StatusOr<bool> TakePlace(db::Session& session, const std::string& study, const std::string& stratum);
// Gives it back; or says that it is taken for good.
absl::Status GiveBack(db::Session& session, const std::string& study, const std::string& stratum);
absl::Status CountCompleted(db::Session& session, const std::string& study, const std::string& stratum, int change);

// Invitations (ids) whose place is kept no longer at that instant.
absl::StatusOr<std::vector<std::string>> ExpiredInvitations(db::Session& session, absl::Time now);

}  // namespace pepiniere::feedback::store
