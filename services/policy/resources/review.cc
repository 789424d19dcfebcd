#include "services/policy/resources/review.h"

#include <utility>

#include "services/base/text.h"

namespace pepiniere::policy::resources {

std::vector<base::FieldProblem> ProblemsOf(const CommitmentReview& review, base::Date today) {
  base::Problems problems;
  base::CheckFields(review, today, problems);
  constexpr std::size_t kMostValues = 10;
  problems.If(review.relevance.size() > kMostValues, "relevance",
              base::Concat("must not have more than ", kMostValues, " items"));
  return std::move(problems).Take();
}

}  // namespace pepiniere::policy::resources
