// Grids and their versions: what each has of its own.
#pragma once

#include <optional>
#include <string>

#include "pepiniere/cohort/v1/grid.pb.h"
#include "services/cohort/domain/grid.h"
#include "services/cohort/domain/programme.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::resource {

template <>
struct Rules<cohort::Grid> : StandardRules<cohort::Grid, cohort::v1::Grid> {
  static const query::FilterSchema& Filters();
  // The programme.
  static absl::Status Check(journal::Unit& unit, const std::string& id, const cohort::Grid& before,
                            const cohort::Grid& now, aip::Violations& violations);
  static absl::Status CheckAlive(journal::Unit& unit, const base::Stored<cohort::Grid>& before);
  // A grid that a published call uses stays. (Of a draft nobody is told.)
  static absl::StatusOr<std::optional<std::string>> FindReferrer(db::Session& session, const std::string& id);
};

template <>
struct Rules<cohort::GridVersion> : StandardRules<cohort::GridVersion, cohort::v1::GridVersion> {
  // None.
  static const query::FilterSchema& Filters();
  // Whether it is frozen, which publishing a call says; and that what nobody weighs counts once.
  static void Complete(const rpc::CallScope& call, const cohort::GridVersion* before, cohort::GridVersion& now);
  // GRID_FROZEN.
  static absl::Status CheckOpen(const base::Stored<cohort::GridVersion>& before);
  // Alone: numbers follow one another.
  static absl::Status LockParent(journal::Unit& unit, const std::string& grid);
};

extern template class StandardMethods<cohort::Grid>;
extern template class StandardMethods<cohort::GridVersion>;

}  // namespace pepiniere::resource
