// Challenges and what became of them in the database: record/table.h, record/lines.h, and what they are filtered by.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/cohort/domain/challenge.h"
#include "services/cohort/domain/outcome.h"
#include "services/record/lines.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::cohort::store {

// Who reads what is concealed: everything, or what is of these programmes (ids) and these organisations (names).
struct Reach {
  bool everything = false;
  std::vector<std::string> programmes, organisations;
};

// Those that the reader sees. Filters: title, state, host, administrative_host, cohort, programme, theme, skill,
// project, project_uid, project_state.
absl::StatusOr<record::Page<base::Stored<Challenge>>> ListChallenges(db::Database& db, absl::Time deadline,
                                                                     const record::ListQuery& list, const Reach& reach);

// What became of those that the reader sees and that the list's filter finds, line by line. `challenge`: of that one
// alone (an id); empty: of all.
absl::StatusOr<record::Page<record::LineBelow<ChallengeOutcome>>> ListOutcomes(db::Database& db, absl::Time deadline,
                                                                               const record::ListQuery& list,
                                                                               const std::string& challenge,
                                                                               const Reach& reach);

// For whoever has written one (`before` is null where it was not there): what it is found by.
absl::Status KeepTerms(db::Session& session, const Challenge* before, const base::Stored<Challenge>& after);

// A live challenge of this cohort (an id), if there is any: its id.
absl::StatusOr<std::optional<std::string>> AnyChallengeOf(db::Session& session, const std::string& cohort);

// The live challenges (ids) for whose project something may be to do (challenge_project.h): of a programme (an id);
// empty: of all.
absl::StatusOr<std::vector<std::string>> AwaitingProjects(db::Database& db, absl::Time deadline,
                                                          const std::string& programme);
// A live challenge (an id) but that one that has the project of this uid, if there is any.
absl::StatusOr<std::optional<std::string>> OtherWithProject(db::Database& db, absl::Time deadline,
                                                            const std::string& project_uid, const std::string& but);
// Who changed that challenge last, but for services; empty: nobody.
absl::StatusOr<std::string> LastWriterOf(db::Database& db, absl::Time deadline, const std::string& challenge);

}  // namespace pepiniere::cohort::store
