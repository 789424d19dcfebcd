// What is said of commitments: claims of governments, and what independent reports find. Both are added, and never
// changed.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "pepiniere/policy/v1/claim.pb.h"
#include "pepiniere/policy/v1/review.pb.h"
#include "services/policy/api/context.h"
#include "services/policy/resources/claim.h"
#include "services/policy/resources/review.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::resource {

template <>
struct Rules<policy::resources::CommitmentClaim>
    : StandardRules<policy::resources::CommitmentClaim, policy::v1::CommitmentClaim, policy::api::Context> {
  using T = policy::resources::CommitmentClaim;

  // That it is said in the words of the cycle; that its milestone is there.
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  static const query::FilterSchema& Filters();
  static const query::SortSchema& Order();
};

template <>
struct Rules<policy::resources::CommitmentReview>
    : StandardRules<policy::resources::CommitmentReview, policy::v1::CommitmentReview, policy::api::Context> {
  using T = policy::resources::CommitmentReview;

  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  static const query::FilterSchema& Filters();
  static const query::SortSchema& Order();
};

extern template class StandardMethods<policy::resources::CommitmentClaim>;
extern template class StandardMethods<policy::resources::CommitmentReview>;

}  // namespace pepiniere::resource
