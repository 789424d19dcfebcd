// What a juror marked of an application. Field meanings are documented once, on the contract (review.proto).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/cohort/domain/grid.h"
#include "services/cohort/domain/recusal.h"

namespace pepiniere::cohort {

// Numbered as in the contract.
enum class ReviewStage { kFile = 1, kHearing };

// FILE, SUBMITTED: the symbols of the contract without their prefixes, also what the database stores.
std::string_view Symbol(ReviewStage stage);
bool ReadSymbol(std::string_view symbol, ReviewStage& stage);
std::string_view Symbol(JurorReviewState state);
bool ReadSymbol(std::string_view symbol, JurorReviewState& state);

struct CriterionMark {
  std::string criterion;  // its code
  int mark = 0;

  static void Fields(auto&& visit, auto&... each) {
    visit("criterion", each.criterion...);
    visit("mark", each.mark...);
  }
  bool operator==(const CriterionMark&) const = default;
};

struct Abstention {
  std::string criterion;  // its code
  std::string reason;

  static void Fields(auto&& visit, auto&... each) {
    visit("criterion", each.criterion...);
    visit("reason", each.reason...);
  }
  bool operator==(const Abstention&) const = default;
};

struct Review {
  static constexpr std::string_view kPattern = "calls/{call}/applications/{application}/reviews/{review}",
                                    kCollection = "reviews";
  std::string juror;  // an id: "eig-8/01J..."
  ReviewStage stage = ReviewStage::kFile;
  JurorReviewState state = JurorReviewState::kDraft;
  std::vector<CriterionMark> marks;
  std::vector<Abstention> abstentions;
  std::string comment;
  int application_revision = 0;
  int revision = 1;
  bool complete = false;
  std::optional<absl::Time> submitted_at;

  static void Fields(auto&& visit, auto&... each) {
    visit("juror", each.juror...);
    visit("stage", each.stage...);
    visit("state", each.state...);
    visit("marks", each.marks...);
    visit("abstentions", each.abstentions...);
    visit("comment", each.comment...);
    visit("application_revision", each.application_revision...);
    visit("revision", each.revision...);
    visit("complete", each.complete...);
    visit("submit_time", each.submitted_at...);
  }
  bool operator==(const Review&) const = default;
};

// What the name of that juror's review ends with, a review a stage: "01J...", "01J....hearing".
std::string ReviewIdOf(std::string_view juror, ReviewStage stage);
// The juror (an id) of the review of that id.
std::string JurorOfReview(std::string_view id);

// Whether they say something else of the application.
bool SaysOtherwise(const Review& before, const Review& now);

// Whether every criterion has its mark; an abstention is none.
bool IsComplete(const Review& review, std::span<const Criterion> criteria);
// The codes of those that have neither a mark nor an abstention.
std::vector<std::string> Unanswered(const Review& review, std::span<const Criterion> criteria);

// What is wrong with marks and abstentions by these criteria, each with the contract's path of its field: a criterion
// that there is not, or that was answered already, a mark out of its bounds.
std::vector<base::FieldProblem> CheckMarks(const Review& review, std::span<const Criterion> criteria);

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const Review& review, base::Date today);

}  // namespace pepiniere::cohort
