// Rankings, what they were computed from, and what juries decided between equals, in the database: record/table.h, and
// what they are filtered by.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/cohort/domain/ranking.h"
#include "services/cohort/domain/ranking_inputs.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::cohort::store {

// A page of the rankings of a call. Filters: stage, seat. `sealed`: those that are not published, too.
absl::StatusOr<record::Page<base::Stored<Ranking>>> ListRankings(db::Database& db, absl::Time deadline,
                                                                 const record::ListQuery& list, const std::string& call,
                                                                 bool sealed);

// All that there is to read of a call, at `now`.
absl::StatusOr<JuryRecord> ReadJury(db::Session& session, const base::Stored<Call>& call, absl::Time now);

// Of those that are to be judged, the ids of the ones that may be given a seat: not of those whose applicant was
// erased.
absl::StatusOr<std::set<std::string>> PlaceableOf(db::Session& session, const JuryRecord& jury);

// The bytes of a run: canonical inputs, and their result.
struct RunBytes {
  std::string inputs, result;
};
// `collection`: of which the run (an id: "eig-8/3") is. Once and for all.
absl::Status KeepRun(db::Session& session, std::string_view collection, const std::string& id, const RunBytes& run);
// DATA_LOSS where it is not there.
absl::StatusOr<RunBytes> LoadRun(db::Session& session, std::string_view collection, const std::string& id);
absl::StatusOr<RunBytes> LoadRun(db::Database& db, absl::Time deadline, std::string_view collection,
                                 const std::string& id);

// Whether that person is a juror of the call (an id), or was.
absl::StatusOr<bool> WasEverJuror(db::Database& db, absl::Time deadline, const std::string& call,
                                  const std::string& person);
// Whether that person is recused from an application to it.
absl::StatusOr<bool> IsRecusedFromAny(db::Database& db, absl::Time deadline, const std::string& call,
                                      const std::string& person);

}  // namespace pepiniere::cohort::store
