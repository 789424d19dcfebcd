#include "services/cohort/store/figures_store.h"

#include <vector>

#include "services/base/stored.h"
#include "services/base/try.h"
#include "services/cohort/domain/programme.h"
#include "services/cohort/store/assignment_store.h"
#include "services/cohort/store/challenge_store.h"
#include "services/db/database.h"
#include "services/db/session.h"

namespace pepiniere::cohort::store {
namespace {

absl::Status AddChallenges(db::Session& session, const query::SqlFragment& where, CohortFacts& facts) {
  PEP_ASSIGN(const auto challenges, record::Select<Challenge>(session, where));
  for (const base::Stored<Challenge>& challenge : challenges) {
    if (!facts.challenges.emplace(challenge.id, challenge.value).second) continue;
    PEP_ASSIGN(facts.outcomes[challenge.id], record::LoadLines<ChallengeOutcome>(session, challenge.id));
  }
  return absl::OkStatus();
}

absl::StatusOr<CohortFacts> ReadFacts(db::Session& session, const std::string& cohort) {
  CohortFacts facts;
  query::SqlFragment in_cohort{.sql = "cohort = "};
  PEP_ASSIGN(const auto assignments, record::Select<Assignment>(session, in_cohort.Bind(cohort)));
  for (const base::Stored<Assignment>& assignment : assignments) facts.assignments.push_back(assignment.value);
  query::SqlFragment of_it{.sql =
                               "id IN (SELECT challenge_id FROM challenge_terms WHERE field = 'cohort' AND value = "};
  of_it.Bind(record::NameOf(Cohort::kPattern, cohort)).Add(")");
  PEP_TRY(AddChallenges(session, of_it, facts));
  query::SqlFragment said{.sql = "id IN (SELECT challenge FROM assignments WHERE deleted_at_us IS NULL AND cohort = "};
  PEP_TRY(AddChallenges(session, said.Bind(cohort).Add(")"), facts));
  return facts;
}

}  // namespace

absl::StatusOr<CohortFacts> FactsOf(db::Database& db, absl::Time deadline, const std::string& cohort) {
  return db.Snapshot(deadline, [&](db::Session& session) { return ReadFacts(session, cohort); });
}

}  // namespace pepiniere::cohort::store
