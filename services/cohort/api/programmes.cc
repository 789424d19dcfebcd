#include "services/cohort/api/programmes.h"

#include "services/cohort/store/programme_store.h"

namespace pepiniere::resource {

const query::FilterSchema& Rules<cohort::Programme>::Filters() { return cohort::store::FiltersOf<cohort::Programme>(); }
const query::FilterSchema& Rules<cohort::Cohort>::Filters() { return cohort::store::FiltersOf<cohort::Cohort>(); }

absl::StatusOr<std::optional<std::string>> Rules<cohort::Programme>::FindReferrer(db::Session& session,
                                                                                  const std::string& id) {
  PEP_ASSIGN(const auto below, record::AnyBelow<cohort::Cohort>(session, id));
  if (!below) return std::optional<std::string>();
  return record::NameOf(cohort::Cohort::kPattern, *below);
}

void Rules<cohort::Cohort>::Tell(const base::Stored<cohort::Cohort>& stored, base::Date today,
                                 cohort::v1::Cohort& proto) {
  proto.set_state(static_cast<cohort::v1::Cohort::State>(cohort::StateOn(stored.value, today)));
}

template class StandardMethods<cohort::Programme>;
template class StandardMethods<cohort::Cohort>;

}  // namespace pepiniere::resource
