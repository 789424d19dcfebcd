// Rankings of the applications to a call, and what a jury decided between equals. Field meanings are documented once,
// on the contract (ranking.proto); what a ranking is computed from is in ranking_inputs.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/cohort/domain/call.h"
#include "services/cohort/domain/review.h"

namespace pepiniere::cohort {

struct Ranking {
  using Parent = Call;
  static constexpr std::string_view kPattern = "calls/{call}/rankings/{ranking}", kCollection = "rankings";
  static constexpr bool kNumbered = true;
  ReviewStage stage = ReviewStage::kFile;
  std::string seat;          // an id: "eig-8/2"; empty: of all
  std::string grid_version;  // an id: "commune/2"
  int ranked_count = 0, not_rankable_count = 0, tie_count = 0;
  std::string inputs_sha256, result_sha256;
  std::optional<absl::Time> published_at;

  // Whether its call's coaches alone see it.
  bool Concealed() const { return !published_at; }

  static void Fields(auto&& visit, auto&... each) {
    visit("stage", each.stage...);
    visit("seat", each.seat...);
    visit("grid_version", each.grid_version...);
    visit("ranked_count", each.ranked_count...);
    visit("not_rankable_count", each.not_rankable_count...);
    visit("tie_count", each.tie_count...);
    visit("inputs_sha256", each.inputs_sha256...);
    visit("result_sha256", each.result_sha256...);
    visit("publish_time", each.published_at...);
  }
  bool operator==(const Ranking&) const = default;
};

struct TieDecision {
  using Parent = Call;
  static constexpr std::string_view kPattern = "calls/{call}/tieDecisions/{tie_decision}", kCollection = "tieDecisions";
  static constexpr bool kNumbered = true;
  ReviewStage stage = ReviewStage::kFile;
  std::string seat;                       // an id; empty: of all
  std::vector<std::string> applications;  // ids, the first one first
  std::string reason;
  std::optional<absl::Time> withdrawn_at;
  std::string withdraw_reason;

  static void Fields(auto&& visit, auto&... each) {
    visit("stage", each.stage...);
    visit("seat", each.seat...);
    visit("applications", each.applications...);
    visit("reason", each.reason...);
    visit("withdraw_time", each.withdrawn_at...);
    visit("withdraw_reason", each.withdraw_reason...);
  }
  bool operator==(const TieDecision&) const = default;
};

// Whether it holds for rankings of that stage and seat (an id; empty: of all).
bool HoldsFor(const TieDecision& decision, ReviewStage stage, std::string_view seat);

// Whether both may come to decide one ranking.
bool MeetsWith(const TieDecision& one, const TieDecision& other);

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const Ranking& ranking, base::Date today);
std::vector<base::FieldProblem> ProblemsOf(const TieDecision& decision, base::Date today);

}  // namespace pepiniere::cohort
