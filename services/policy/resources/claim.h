// What governments say of commitments. Field meanings are documented once, on the contract (claim.proto).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/policy/resources/commitment.h"

namespace pepiniere::policy::resources {

struct CommitmentClaim {
  using Parent = Commitment;
  static constexpr std::string_view kPattern = "plans/{plan}/commitments/{commitment}/claims/{claim}",
                                    kCollection = "claims";
  std::string milestone{};
  std::string status{};
  base::Date claim_date{};
  std::string evidence{};
  std::string source{};
  std::string uri{};

  static void Fields(auto&& visit, auto&... each) {
    visit("milestone", each.milestone...);
    visit("status", each.status...);
    visit("claim_date", each.claim_date...);
    visit("evidence", each.evidence...);
    visit("source", each.source...);
    visit("uri", each.uri...);
  }
  bool operator==(const CommitmentClaim&) const = default;
};

std::vector<base::FieldProblem> ProblemsOf(const CommitmentClaim& claim, base::Date today);

}  // namespace pepiniere::policy::resources
