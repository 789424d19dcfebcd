#include "services/policy/api/dashboard.h"

#include <optional>
#include <set>
#include <string>

#include "services/aip/values.h"
#include "services/policy/domain/commitment.h"
#include "services/policy/domain/milestone.h"
#include "services/record/table.h"

namespace pepiniere::policy::api {
namespace {

using resources::CommitmentClaim;
using resources::Milestone;

constexpr std::string_view kComplete = "COMPLETE";

// The code of what was said; as it was said, where the cycle has no such term.
std::string CodeOf(int cycle, const std::string& completion) {
  const RatedTerm* const term = FindTerm(Rated::kCompletion, cycle, completion);
  return term ? std::string(term->code) : completion;
}

// Of which day the government says that a milestone is complete.
std::optional<base::Date> DoneOn(const LineInputs& inputs, const std::string& milestone) {
  std::optional<base::Date> done;
  for (const auto& claim : inputs.claims) {
    if (claim.value.milestone != milestone) continue;
    const bool complete = CodeOf(inputs.cycle, claim.value.status) == kComplete;
    done = complete ? std::optional(claim.value.claim_date) : std::nullopt;
  }
  return done;
}

bool IsLate(const LineInputs& inputs, const base::Stored<Milestone>& milestone) {
  const int year = milestone.value.last_year != 0 ? milestone.value.last_year : milestone.value.first_year;
  if (year == 0) return false;
  return LatenessOn(inputs.today, {.year = year}, DoneOn(inputs, milestone.id)) == Lateness::kLate;
}

void TellSaid(const LineInputs& inputs, v1::PlanDashboard::Line& line) {
  std::vector<Claim> claims;
  std::vector<Review> reviews;
  for (const auto& claim : inputs.claims) {
    if (claim.value.milestone.empty()) {
      claims.push_back(
          {CodeOf(inputs.cycle, claim.value.status), claim.value.claim_date, claim.value.evidence, claim.value.source});
    }
  }
  for (const auto& review : inputs.reviews) {
    Review found = {.report = review.value.report, .observed = review.value.observation_date};
    if (!review.value.completion.empty()) {
      found.ratings[Rated::kCompletion] = CodeOf(inputs.cycle, review.value.completion);
    }
    reviews.push_back(std::move(found));
  }
  const SideBySide said = SaidOn(inputs.today, claims, reviews);
  const auto published = [&](std::string_view code) {
    const RatedTerm* const term = FindTerm(Rated::kCompletion, inputs.cycle, code);
    return std::string(term ? term->published : code);
  };
  if (said.claim) {
    line.set_declared_status(published(said.claim->completion));
    *line.mutable_declared_date() = aip::ToProto(said.claim->on);
  }
  if (said.review) {
    line.set_reviewed_completion(published(RatingOf(*said.review, Rated::kCompletion)));
    *line.mutable_review_date() = aip::ToProto(said.review->observed);
  }
  line.set_differ(Differ(said));
  line.set_unanswered(inputs.commitment.value.lead_institution.empty() || !said.claim);
}

}  // namespace

v1::PlanDashboard::Line LineOf(const LineInputs& inputs) {
  const resources::Commitment& commitment = inputs.commitment.value;
  v1::PlanDashboard::Line line;
  line.set_commitment(record::NameOf(resources::Commitment::kPattern, inputs.commitment.id));
  line.set_identifier(commitment.identifier);
  line.set_title(commitment.title);
  line.set_starred(commitment.starred == resources::Starred::kYes);
  TellSaid(inputs, line);
  std::set<std::string> links(commitment.links.begin(), commitment.links.end());
  int late = 0;
  for (const base::Stored<Milestone>& milestone : inputs.milestones) {
    links.insert(milestone.value.links.begin(), milestone.value.links.end());
    if (IsLate(inputs, milestone)) ++late;
  }
  for (const std::string& link : links) line.add_links(link);
  line.set_milestone_count(static_cast<int>(inputs.milestones.size()));
  line.set_late_milestone_count(late);
  return line;
}

}  // namespace pepiniere::policy::api
