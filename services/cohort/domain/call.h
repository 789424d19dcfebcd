// Calls. Field meanings are documented once, on the contract (call.proto).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/cohort/domain/applications.h"
#include "services/cohort/domain/eligibility.h"
#include "services/cohort/domain/form.h"

namespace pepiniere::cohort {

// Numbered as in the contract.
enum class CallKind { kChallenges = 1, kCandidates, kProjects };
enum class CallState { kDraft = 1, kPublished, kOpen, kClosed, kCancelled };

// CANDIDATES, OPEN: the symbols of the contract without their prefixes, also what the database stores.
std::string_view Symbol(CallKind kind);
std::string_view Symbol(FormFieldKind kind);
std::string_view Symbol(EligibilityKind kind);
std::string_view Symbol(EligibilityDay day);
bool ReadSymbol(std::string_view symbol, CallKind& kind);
bool ReadSymbol(std::string_view symbol, FormFieldKind& kind);
bool ReadSymbol(std::string_view symbol, EligibilityKind& kind);
bool ReadSymbol(std::string_view symbol, EligibilityDay& day);

inline constexpr std::string_view kUsualZone = "Europe/Paris";

struct Call {
  static constexpr std::string_view kPattern = "calls/{call}", kCollection = "calls";
  std::string cohort;  // an id: "eig/8"
  std::string title;
  std::string description;
  CallKind kind = CallKind::kChallenges;
  std::optional<absl::Time> opens_at, closes_at;
  std::string time_zone;
  std::vector<FormField> form;
  std::vector<EligibilityRule> eligibility_rules;
  int choices_min = 0, choices_max = 0;
  bool pool_offered = false;
  std::string grid_version;          // an id: "commune/2"
  int minimum_complete_reviews = 0;  // 0: not said
  bool anonymous_screening = false;
  std::optional<base::Date> results;
  int days_to_accept = 0;  // 0: not said
  std::optional<base::Date> waiting_list_end;
  int retention_months = 0;  // 0: not said
  std::string seed_hash;
  std::optional<absl::Time> published_at, cancelled_at;
  std::string cancel_reason;
  std::optional<absl::Time> review_ends_at, screening_closed_at;
  std::optional<absl::Time> reviews_reopened_at;  // the last time

  // Whether its programme's coaches alone see it.
  bool Concealed() const { return !published_at; }
  Opening opening() const {
    return {opens_at.value_or(absl::InfiniteFuture()), closes_at.value_or(absl::InfiniteFuture())};
  }

  static void Fields(auto&& visit, auto&... each) {
    visit("cohort", each.cohort...);
    visit("title", each.title...);
    visit("description", each.description...);
    visit("kind", each.kind...);
    visit("open_time", each.opens_at...);
    visit("close_time", each.closes_at...);
    visit("time_zone", each.time_zone...);
    visit("form", each.form...);
    visit("eligibility_rules", each.eligibility_rules...);
    visit("choices_min", each.choices_min...);
    visit("choices_max", each.choices_max...);
    visit("pool_offered", each.pool_offered...);
    visit("grid_version", each.grid_version...);
    visit("minimum_complete_reviews", each.minimum_complete_reviews...);
    visit("anonymous_screening", each.anonymous_screening...);
    visit("results_date", each.results...);
    visit("days_to_accept", each.days_to_accept...);
    visit("waiting_list_end_date", each.waiting_list_end...);
    visit("retention_months", each.retention_months...);
    visit("seed_hash", each.seed_hash...);
    visit("publish_time", each.published_at...);
    visit("cancel_time", each.cancelled_at...);
    visit("cancel_reason", each.cancel_reason...);
    visit("review_end_time", each.review_ends_at...);
    visit("screening_close_time", each.screening_closed_at...);
    visit("review_reopen_time", each.reviews_reopened_at...);
  }
  bool operator==(const Call&) const = default;
};

// The programme (an id) whose coaches lead it.
std::string ProgrammeOf(const Call& call);

// Where it stands at that instant: the one place where that is told by its instants.
CallState StateAt(const Call& call, absl::Time instant);

// Whether its results are due: from their day on its seats are fixed.
bool ResultsAreDue(const Call& call, base::Date today);

// Whether its reviews are over at that instant: none is taken any more.
bool ReviewsAreOver(const Call& call, absl::Time instant);

// What is wrong, each with the contract's path of its field. What contradicts itself in a draft is found when it is
// published.
std::vector<base::FieldProblem> ProblemsOf(const Call& call, base::Date today);

// What a published call may no longer change, each field with its reason. While it is open it may
// come to close later.
std::vector<base::FieldProblem> CheckFixed(const Call& before, const Call& now, absl::Time instant);

}  // namespace pepiniere::cohort
