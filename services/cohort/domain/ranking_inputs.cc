#include "services/cohort/domain/ranking_inputs.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

namespace pepiniere::cohort {
namespace {

assessment::Grid GridOf(const JuryRecord& jury) {
  assessment::Grid grid{.criteria = {}, .min_reviews = std::max(1, jury.call.value.minimum_complete_reviews)};
  for (const Criterion& criterion : jury.criteria) {
    grid.criteria.push_back({.code = criterion.code,
                             .min = criterion.minimum,
                             .max = criterion.maximum,
                             .weight = assessment::Fraction::Parse(criterion.weight).value_or(1)});
  }
  return grid;
}

// "eig-8/01J..." of the review "eig-8/01J.../01K...".
std::string ApplicationOf(const base::Stored<Review>& review) { return review.id.substr(0, review.id.rfind('/')); }

// The jurors (ids) who judge the seat by name.
std::set<std::string> JurorsOf(const JuryRecord& jury, const std::string& seat) {
  std::set<std::string> jurors;
  if (seat.empty()) return jurors;
  for (const base::Stored<Juror>& juror : jury.jurors) {
    if (std::ranges::find(juror.value.seats, seat) != juror.value.seats.end()) jurors.insert(juror.id);
  }
  return jurors;
}

assessment::Review AsCounted(const base::Stored<Review>& review) {
  assessment::Review counted{.application = LastPart(ApplicationOf(review)),
                             .juror = LastPart(review.value.juror),
                             .marks = {},
                             .is_void = review.value.state == JurorReviewState::kVoid};
  for (const CriterionMark& mark : review.value.marks) counted.marks.emplace(mark.criterion, mark.mark);
  return counted;
}

bool IsGiven(const Review& review, ReviewStage stage) {
  return review.stage == stage && review.submitted_at &&
         (review.state == JurorReviewState::kSubmitted || review.state == JurorReviewState::kVoid);
}

std::vector<assessment::Review> ReviewsOf(const JuryRecord& jury, const std::set<std::string>& applications,
                                          ReviewStage stage, const std::string& seat) {
  std::vector<const base::Stored<Review>*> given, own;
  const std::set<std::string> jurors = JurorsOf(jury, seat);
  for (const base::Stored<Review>& review : jury.reviews) {
    if (!IsGiven(review.value, stage) || !applications.contains(ApplicationOf(review))) continue;
    given.push_back(&review);
    if (jurors.contains(review.value.juror)) own.push_back(&review);
  }
  const bool has_own =
      std::ranges::any_of(own, [](const auto* review) { return review->value.state == JurorReviewState::kSubmitted; });
  std::vector<assessment::Review> reviews;
  for (const base::Stored<Review>* review : has_own ? own : given) reviews.push_back(AsCounted(*review));
  return reviews;
}

// Of those whom a decision names, in its order, the ones that are ranked.
assessment::Decision Among(const std::set<std::string>& applications, const TieDecision& decision) {
  assessment::Decision among;
  for (const std::string& application : decision.applications) {
    if (applications.contains(application)) among.push_back(LastPart(application));
  }
  return among;
}

// The marks of each review that counts, by application and juror.
using Counted = std::map<std::pair<std::string, std::string>, std::map<std::string, std::int64_t>>;
Counted CountedIn(const rehearsal::Inputs& inputs, const std::map<std::string, std::vector<std::string>>& among) {
  Counted counted;
  for (const assessment::Review& review : inputs.reviews) {
    if (!review.is_void && among.contains(review.application)) {
      counted[{review.application, review.juror}] = review.marks;
    }
  }
  for (const assessment::Recusal& recusal : inputs.recusals) counted.erase({recusal.application, recusal.juror});
  return counted;
}

}  // namespace

std::string LastPart(std::string_view id) { return std::string(id.substr(id.rfind('/') + 1)); }

rehearsal::Inputs RankingInputs(const JuryRecord& jury, ReviewStage stage, const std::string& seat) {
  rehearsal::Inputs inputs;
  inputs.call = jury.call.id;
  inputs.grid = GridOf(jury);
  inputs.seed = jury.seed;
  std::set<std::string> applications;
  for (const base::Stored<Application>& application : jury.applications) {
    const auto& choices = application.value.choices;
    if (seat.empty() || std::ranges::find(choices, seat) != choices.end()) applications.insert(application.id);
  }
  inputs.reviews = ReviewsOf(jury, applications, stage, seat);
  // Those of whom nobody says anything are ranked, too: none of them is left out.
  for (const std::string& application : applications) inputs.choices[LastPart(application)];
  for (const base::Stored<Conflict>& conflict : jury.conflicts) {
    if (!applications.contains(conflict.value.application)) continue;
    const std::string juror = conflict.id.substr(0, conflict.id.rfind('/'));
    inputs.recusals.push_back({LastPart(conflict.value.application), LastPart(juror)});
  }
  for (const base::Stored<TieDecision>& decision : jury.decisions) {
    if (!HoldsFor(decision.value, stage, seat)) continue;
    assessment::Decision among = Among(applications, decision.value);
    if (among.size() > 1) inputs.decisions.push_back(std::move(among));
  }
  return inputs;
}

std::vector<RankingChange> ChangesSince(const rehearsal::Inputs& frozen, const rehearsal::Inputs& now) {
  using enum RankingChange::What;
  const Counted before = CountedIn(frozen, now.choices), after = CountedIn(now, now.choices);
  std::map<std::pair<std::string, std::string>, RankingChange::What> changes;
  for (const auto& [review, marks] : before) {
    const auto found = after.find(review);
    if (found == after.end()) {
      changes.emplace(review, kCountsNoMore);
    } else if (found->second != marks) {
      changes.emplace(review, kMarkedOtherwise);
    }
  }
  for (const auto& [review, _] : after) {
    if (!before.contains(review)) changes.emplace(review, kCame);
  }
  std::vector<RankingChange> told;
  for (const auto& [review, what] : changes) told.push_back({review.first, review.second, what});
  return told;
}

}  // namespace pepiniere::cohort
