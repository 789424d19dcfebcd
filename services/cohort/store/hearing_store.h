// Hearings in the database: record/table.h, and what they are filtered by.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/cohort/domain/hearing.h"
#include "services/cohort/domain/juror.h"
#include "services/query/order_by.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::cohort::store {

// Who reads hearings of a call: the applicant their own, and, of those that they are not recused from, who leads the
// call all, a juror those that they judge.
struct HearingReader {
  std::string person;
  bool leads = false;
  std::optional<base::Stored<Juror>> juror{};
  absl::Time now;
};

// What hearings are ordered by, and a page of those of a call that the reader reads. Filters: application, answer,
// result.
const query::SortSchema& HearingOrder();
absl::StatusOr<record::Page<base::Stored<JuryHearing>>> ListHearings(db::Database& db, absl::Time deadline,
                                                                     const record::ListQuery& list,
                                                                     const std::string& call,
                                                                     const HearingReader& reader);

// The live hearings of an application (an id), locked.
absl::StatusOr<std::vector<base::Stored<JuryHearing>>> HearingsOf(db::Session& session, const std::string& application);

}  // namespace pepiniere::cohort::store
