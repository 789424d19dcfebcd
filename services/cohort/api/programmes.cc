#include "services/cohort/api/programmes.h"

#include "services/cohort/store/programme_store.h"

namespace pepiniere::resource {

const query::FilterSchema& Rules<cohort::Programme>::Filters() { return cohort::store::ProgrammeFilters(); }

absl::Status Rules<cohort::Programme>::Ask(const Context& context, const rpc::CallScope& call, Proto& told,
                                           aip::Violations&) {
  constexpr std::string_view kOrganisations = "organisations/";
  if (!told.owner().starts_with(kOrganisations)) return absl::OkStatus();  // the contract says what is wrong with it
  if (const auto owner = context.resources.Find(call, told.owner()); owner.ok()) {
    told.set_owner(owner->name);
    told.set_owner_uid(owner->uid);
  }
  return absl::OkStatus();
}

absl::StatusOr<std::optional<std::string>> Rules<cohort::Programme>::FindReferrer(db::Session& session,
                                                                                  const std::string& id) {
  PEP_ASSIGN(const auto below, record::AnyBelow<cohort::Cohort>(session, id));
  if (!below) return std::optional<std::string>();
  return record::NameOf(cohort::Cohort::kPattern, *below);
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
