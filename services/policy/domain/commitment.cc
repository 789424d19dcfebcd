#include "services/policy/domain/commitment.h"

#include <utility>

#include "services/base/text.h"

namespace pepiniere::policy {
namespace {

// The last of those that are of a day or before.
template <typename T>
const T* LastOn(base::Date day, std::span<const T> all, base::Date T::*of) {
  const T* last = nullptr;
  for (const T& one : all) {
    if (one.*of <= day && (last == nullptr || last->*of <= one.*of)) last = &one;
  }
  return last;
}

void CheckTerm(Rated field, int cycle, const std::string& code, const std::string& path, base::Problems& problems) {
  if (VocabularyOf(field, cycle) == nullptr) {
    problems.If(true, path, base::Concat("is not rated in the cycle of ", cycle));
    return;
  }
  const RatedTerm* const term = FindTerm(field, cycle, code);
  problems.If(term == nullptr || term->code != code, path, base::Concat("has no such term in the cycle of ", cycle));
}

}  // namespace

std::vector<base::FieldProblem> ProblemsOf(const Claim& claim, int cycle) {
  base::Problems problems;
  CheckTerm(Rated::kCompletion, cycle, claim.completion, "completion", problems);
  problems.If(claim.completion == kPendingReview || claim.completion == kNoReviewData, "completion",
              "is what reviewers say, not the government");
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> ProblemsOf(const Review& review, int cycle) {
  base::Problems problems;
  problems.If(review.report.empty(), "report", "must not be empty");
  for (const auto& [field, code] : review.ratings) {
    CheckTerm(field, cycle, code, base::Concat("ratings[\"", Symbol(field), "\"]"), problems);
  }
  return std::move(problems).Take();
}

SideBySide SaidOn(base::Date day, std::span<const Claim> claims, std::span<const Review> reviews) {
  return {LastOn(day, claims, &Claim::on), LastOn(day, reviews, &Review::observed)};
}

std::string_view RatingOf(const Review& review, Rated field) {
  const auto found = review.ratings.find(field);
  return found == review.ratings.end() ? std::string_view() : found->second;
}

bool IsFinding(std::string_view code) { return !code.empty() && code != kPendingReview && code != kNoReviewData; }

bool Differ(const SideBySide& said) {
  if (said.claim == nullptr || said.review == nullptr) return false;
  const std::string_view reviewed = RatingOf(*said.review, Rated::kCompletion);
  return IsFinding(said.claim->completion) && IsFinding(reviewed) && said.claim->completion != reviewed;
}

}  // namespace pepiniere::policy
