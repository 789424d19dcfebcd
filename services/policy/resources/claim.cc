#include "services/policy/resources/claim.h"

#include <utility>

namespace pepiniere::policy::resources {

std::vector<base::FieldProblem> ProblemsOf(const CommitmentClaim& claim, base::Date today) {
  base::Problems problems;
  base::CheckFields(claim, today, problems);
  problems.If(claim.claim_date > today, "claim_date", "must not lie in the future");
  return std::move(problems).Take();
}

}  // namespace pepiniere::policy::resources
