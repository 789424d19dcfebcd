#include "services/policy/api/sayings.h"

#include <string_view>
#include <tuple>

#include "absl/strings/str_join.h"
#include "services/policy/domain/vocabulary.h"
#include "services/policy/resources/milestone.h"
#include "services/policy/resources/plan.h"
#include "services/policy/store/plan_store.h"

namespace pepiniere::resource {

using policy::Rated;
using policy::resources::CommitmentClaim;
using policy::resources::CommitmentReview;
using policy::resources::Milestone;
using policy::resources::Plan;
namespace store = policy::store;

namespace {

// The year in which the plan begins of what has that id.
absl::StatusOr<int> CycleOf(journal::Unit& unit, const std::string& id) {
  const std::string plan = id.substr(0, id.find('/'));
  PEP_ASSIGN(const auto found, record::Find<Plan>(unit.session(), plan));
  if (!found) return aip::NotFound(record::NameOf(Plan::kPattern, plan));
  return found->value.first_year;
}

void CheckTerm(Rated rated, int cycle, const std::string& term, std::string_view field, aip::Violations& violations) {
  if (term.empty() || policy::FindTerm(rated, cycle, term)) return;
  const policy::Vocabulary* const vocabulary = policy::VocabularyOf(rated, cycle);
  if (!vocabulary) {
    violations.Add(field, base::Concat("is not rated in plans that begin in ", cycle));
    return;
  }
  const std::string terms = absl::StrJoin(
      vocabulary->terms, ", ", [](std::string* out, const policy::RatedTerm& known) { *out += known.published; });
  violations.Add(field, base::Concat("must be one of these, in plans that begin in ", cycle, ": ", terms));
}

}  // namespace

absl::Status Rules<CommitmentClaim>::Check(journal::Unit& unit, const std::string& id, const CommitmentClaim&,
                                           const CommitmentClaim& now, aip::Violations& violations) {
  PEP_ASSIGN(const int cycle, CycleOf(unit, id));
  CheckTerm(Rated::kCompletion, cycle, now.status, "claim.status", violations);
  if (now.milestone.empty()) return absl::OkStatus();
  PEP_ASSIGN(const auto milestone, record::Find<Milestone>(unit.session(), now.milestone));
  const bool fits = milestone && !milestone->deleted_at && record::ParentIn(now.milestone) == record::ParentIn(id);
  if (!fits) violations.Add("claim.milestone", "is no milestone of this commitment");
  return absl::OkStatus();
}

const query::FilterSchema& Rules<CommitmentClaim>::Filters() { return store::ClaimFilters(); }
const query::SortSchema& Rules<CommitmentClaim>::Order() { return store::ClaimOrder(); }

absl::Status Rules<CommitmentReview>::Check(journal::Unit& unit, const std::string& id, const CommitmentReview&,
                                            const CommitmentReview& now, aip::Violations& violations) {
  PEP_ASSIGN(const int cycle, CycleOf(unit, id));
  const std::tuple<Rated, const std::string*, std::string_view> said[] = {
      {Rated::kCompletion, &now.completion, "review.completion"},
      {Rated::kSpecificity, &now.specificity, "review.specificity"},
      {Rated::kVerifiability, &now.verifiability, "review.verifiability"},
      {Rated::kPotentialImpact, &now.potential_impact, "review.potential_impact"},
      {Rated::kEarlyResults, &now.early_results, "review.early_results"},
      {Rated::kPotentialForResults, &now.potential_for_results, "review.potential_for_results"}};
  for (const auto& [rated, term, field] : said) CheckTerm(rated, cycle, *term, field, violations);
  for (std::size_t i = 0; i < now.relevance.size(); ++i) {
    CheckTerm(Rated::kRelevance, cycle, now.relevance[i], base::Concat("review.relevance[", i, "]"), violations);
  }
  return absl::OkStatus();
}

const query::FilterSchema& Rules<CommitmentReview>::Filters() { return store::ReviewFilters(); }
const query::SortSchema& Rules<CommitmentReview>::Order() { return store::ReviewOrder(); }

template class StandardMethods<CommitmentClaim>;
template class StandardMethods<CommitmentReview>;

}  // namespace pepiniere::resource
