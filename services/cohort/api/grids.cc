#include "services/cohort/api/grids.h"

#include "services/aip/errors.h"
#include "services/base/text.h"
#include "services/cohort/store/call_store.h"
#include "services/cohort/store/grid_store.h"
#include "services/resource/references.h"

namespace pepiniere::resource {

using cohort::Grid;
using cohort::GridVersion;

const query::FilterSchema& Rules<Grid>::Filters() { return cohort::store::GridFilters(); }

absl::Status Rules<Grid>::Check(journal::Unit& unit, const std::string&, const Grid& before, const Grid& now,
                                aip::Violations& violations) {
  if (now.programme == before.programme) return absl::OkStatus();
  return CheckExist<cohort::Programme>(unit, "grid.programme", {now.programme}, violations);
}

absl::Status Rules<Grid>::CheckAlive(journal::Unit& unit, const base::Stored<Grid>& before) {
  return CheckNotDeleted<cohort::Programme>(unit, record::NameOf(Grid::kPattern, before.id), {before.value.programme});
}

absl::StatusOr<std::optional<std::string>> Rules<Grid>::FindReferrer(db::Session& session, const std::string& id) {
  PEP_ASSIGN(const auto call, cohort::store::AnyPublishedWith(session, id));
  if (!call) return std::optional<std::string>();
  return record::NameOf(cohort::Call::kPattern, *call);
}

const query::FilterSchema& Rules<GridVersion>::Filters() {
  static const auto* const none = new query::FilterSchema;
  return *none;
}

void Rules<GridVersion>::Complete(const rpc::CallScope&, const GridVersion* before, GridVersion& now) {
  now.frozen = before && before->frozen;
  for (cohort::Criterion& criterion : now.criteria) {
    if (criterion.weight.empty()) criterion.weight = "1";
  }
}

absl::Status Rules<GridVersion>::CheckOpen(const base::Stored<GridVersion>& before) {
  if (!before.value.frozen) return absl::OkStatus();
  const std::string name = record::NameOf(GridVersion::kPattern, before.id);
  return aip::Precondition(base::Concat(name, " is frozen: a published call uses it"),
                           {{"GRID_FROZEN", name, "make a new version of its grid"}}, "GRID_FROZEN");
}

absl::Status Rules<GridVersion>::LockParent(journal::Unit& unit, const std::string& grid) {
  PEP_ASSIGN(const auto found, record::FindForUpdate<Grid>(unit.session(), grid));
  return found && !found->deleted_at ? absl::OkStatus() : aip::NotFound(record::NameOf(Grid::kPattern, grid));
}

template class StandardMethods<Grid>;
template class StandardMethods<GridVersion>;

}  // namespace pepiniere::resource
