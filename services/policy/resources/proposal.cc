#include "services/policy/resources/proposal.h"

#include <utility>

#include "services/base/symbols.h"
#include "services/base/text.h"

namespace pepiniere::policy::resources {
namespace {

constexpr std::string_view kTargetKinds[] = {"", "LAW", "CODE", "ORDINANCE", "DECREE", "ORDER", "CIRCULAR", "OTHER"};

// That a list has not more items than that.
template <typename List>
void CheckMost(const List& list, std::size_t most, std::string_view field, base::Problems& problems) {
  problems.If(list.size() > most, field, base::Concat("must not have more than ", most, " items"));
}

}  // namespace

std::string_view Symbol(TargetKind value) { return base::SymbolIn(kTargetKinds, value); }
bool ReadSymbol(std::string_view symbol, TargetKind& value) { return base::ReadSymbolIn(kTargetKinds, symbol, value); }

bool SaysTheSame(const Proposal& a, const Proposal& b) { return VersionOf(a) == VersionOf(b); }

ProposalVersion VersionOf(const Proposal& proposal) {
  ProposalVersion version;
  version.title = proposal.title;
  version.problem = proposal.problem;
  version.topics = proposal.topics;
  version.proposed_change = proposal.proposed_change;
  version.natures = proposal.natures;
  version.target_texts = proposal.target_texts;
  version.no_target_text_known = proposal.no_target_text_known;
  version.impact_audience = proposal.impact_audience;
  version.impact_people = proposal.impact_people;
  version.impact_hours = proposal.impact_hours;
  version.impact_euros = proposal.impact_euros;
  version.impact_reasoning = proposal.impact_reasoning;
  return version;
}

Requirements MetBy(const Proposal& proposal) {
  Requirements met;
  if (!proposal.problem.empty()) met.Add(Requirement::kProblem);
  if (!proposal.natures.empty()) met.Add(Requirement::kNature);
  if (!proposal.target_texts.empty() || proposal.no_target_text_known) met.Add(Requirement::kTarget);
  if (proposal.revision > proposal.submitted_revision) met.Add(Requirement::kNewVersion);
  return met;
}

std::vector<base::FieldProblem> ProblemsOf(const Proposal& proposal, base::Date today) {
  base::Problems problems;
  base::CheckFields(proposal, today, problems);
  CheckMost(proposal.topics, kMostTopics, "topics", problems);
  CheckMost(proposal.target_texts, kMostTargetTexts, "target_texts", problems);
  CheckMost(proposal.authors, kMostAuthors, "authors", problems);
  CheckMost(proposal.commitments, kMostCommitments, "commitments", problems);
  problems.If(proposal.no_target_text_known && !proposal.target_texts.empty(), "no_target_text_known",
              "is for proposals that name no text");
  const bool says_impact = proposal.impact_people > 0 || proposal.impact_hours > 0 || proposal.impact_euros > 0;
  problems.If(says_impact && proposal.impact_reasoning.empty(), "impact_reasoning", "say how the impact was estimated");
  return std::move(problems).Take();
}

}  // namespace pepiniere::policy::resources
