// What independent reports find of commitments. Field meanings are documented once, on the contract (review.proto).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/policy/resources/commitment.h"

namespace pepiniere::policy::resources {

struct CommitmentReview {
  using Parent = Commitment;
  static constexpr std::string_view kPattern = "plans/{plan}/commitments/{commitment}/reviews/{review}",
                                    kCollection = "reviews";
  std::string report{};
  base::Date observation_date{};
  std::string uri{};
  std::string completion{};
  std::string specificity{};
  std::string verifiability{};
  std::string potential_impact{};
  std::string early_results{};
  std::string potential_for_results{};
  std::vector<std::string> relevance{};
  std::string note{};

  static void Fields(auto&& visit, auto&... each) {
    visit("report", each.report...);
    visit("observation_date", each.observation_date...);
    visit("uri", each.uri...);
    visit("completion", each.completion...);
    visit("specificity", each.specificity...);
    visit("verifiability", each.verifiability...);
    visit("potential_impact", each.potential_impact...);
    visit("early_results", each.early_results...);
    visit("potential_for_results", each.potential_for_results...);
    visit("relevance", each.relevance...);
    visit("note", each.note...);
  }
  bool operator==(const CommitmentReview&) const = default;
};

std::vector<base::FieldProblem> ProblemsOf(const CommitmentReview& review, base::Date today);

}  // namespace pepiniere::policy::resources
