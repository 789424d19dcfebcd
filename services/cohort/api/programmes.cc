#include "services/cohort/api/programmes.h"

#include "services/cohort/api/answered.h"
#include "services/cohort/store/call_store.h"
#include "services/cohort/store/challenge_store.h"
#include "services/cohort/store/grid_store.h"
#include "services/cohort/store/profile_store.h"
#include "services/cohort/store/programme_store.h"

namespace pepiniere::resource {

const query::FilterSchema& Rules<cohort::Programme>::Filters() { return cohort::store::ProgrammeFilters(); }

absl::Status Rules<cohort::Programme>::Ask(const Context& context, const rpc::CallScope& call, Proto& told,
                                           aip::Violations&) {
  cohort::api::AskFor(context, call, kAnswered, told);
  return absl::OkStatus();
}

absl::StatusOr<std::optional<std::string>> Rules<cohort::Programme>::FindReferrer(db::Session& session,
                                                                                  const std::string& id) {
  PEP_ASSIGN(const auto below, record::AnyBelow<cohort::Cohort>(session, id));
  if (below) return record::NameOf(cohort::Cohort::kPattern, *below);
  PEP_ASSIGN(const auto grid, cohort::store::AnyGridOf(session, id));
  if (grid) return record::NameOf(cohort::Grid::kPattern, *grid);
  return std::optional<std::string>();
}

absl::StatusOr<std::optional<std::string>> Rules<cohort::Cohort>::FindReferrer(db::Session& session,
                                                                               const std::string& id) {
  PEP_ASSIGN(const auto challenge, cohort::store::AnyChallengeOf(session, id));
  if (challenge) return record::NameOf(cohort::Challenge::kPattern, *challenge);
  PEP_ASSIGN(const auto call, cohort::store::AnyPublishedOf(session, id));
  if (call) return record::NameOf(cohort::Call::kPattern, *call);
  PEP_ASSIGN(const auto assignment, cohort::store::AnyAssignmentWith(session, "cohort", id));
  if (assignment) return record::NameOf(cohort::Assignment::kPattern, *assignment);
  PEP_ASSIGN(const auto profile, cohort::store::AnyProfileOf(session, id));
  if (profile) return record::NameOf(cohort::Profile::kPattern, *profile);
  return std::optional<std::string>();
}

const query::SortSchema& Rules<cohort::Cohort>::Order() { return cohort::store::CohortOrder(); }

absl::StatusOr<record::Page<base::Stored<cohort::Cohort>>> Rules<cohort::Cohort>::List(const Context& context,
                                                                                       const rpc::CallScope& call,
                                                                                       const record::ListQuery& list,
                                                                                       const std::string& programme) {
  return cohort::store::ListCohorts(context.db, call.deadline(), list, programme, Today(call));
}

void Rules<cohort::Cohort>::Tell(const base::Stored<cohort::Cohort>& stored, base::Date today,
                                 cohort::v1::Cohort& proto) {
  proto.set_state(static_cast<cohort::v1::Cohort::State>(cohort::StateOn(stored.value, today)));
}

template class StandardMethods<cohort::Programme>;
template class StandardMethods<cohort::Cohort>;

}  // namespace pepiniere::resource
