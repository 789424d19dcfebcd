#include "services/policy/domain/decision.h"

#include <algorithm>
#include <utility>

#include "services/base/symbols.h"
#include "services/base/text.h"

namespace pepiniere::policy {
namespace {

constexpr std::string_view kVotes[] = {"", "FOR", "AGAINST", "ABSTAIN"};
constexpr std::string_view kOutcomes[] = {"", "ADOPTED", "NOT_ADOPTED", "NO_QUORUM", "VOID"};

bool IsConflicted(const Item& item, const std::string& member) {
  return item.conflicted.contains(member) || item.attendance.recused.contains(member);
}

// Who cast a vote that they must not: their own, or that of who gave them a mandate.
std::vector<std::string> ConflictedVoters(const Item& item) {
  std::vector<std::string> found;
  for (const auto& [member, vote] : item.votes) {
    const auto mandate = item.attendance.mandates.find(member);
    const bool by_holder = mandate != item.attendance.mandates.end() && !item.attendance.present.contains(member) &&
                           !item.attendance.remote.contains(member) && IsConflicted(item, mandate->second);
    if (IsConflicted(item, member) || by_holder) found.push_back(member);
  }
  return found;
}

// What was said in the name of somebody who has a voice; abstains who said nothing.
Vote VoteOf(const Item& item, const std::string& member) {
  const auto found = item.votes.find(member);
  return found == item.votes.end() ? Vote::kAbstain : found->second;
}

Outcome Counted(const Item& item, const Charter& charter, Decision& decision) {
  const int all = charter.majority == MajorityOf::kVotesCast ? decision.votes_for + decision.votes_against
                                                             : decision.quorum.counted;
  if (2 * decision.votes_for > all) return Outcome::kAdopted;
  const bool is_tie = decision.votes_for == decision.votes_against && decision.votes_for > 0;
  const bool has_chair = charter.chair_breaks_ties && decision.quorum.voices.contains(item.chair);
  if (!is_tie || !has_chair || VoteOf(item, item.chair) == Vote::kAbstain) return Outcome::kNotAdopted;
  decision.chair_decided = true;
  return VoteOf(item, item.chair) == Vote::kFor ? Outcome::kAdopted : Outcome::kNotAdopted;
}

}  // namespace

std::string_view Symbol(Vote vote) { return base::SymbolIn<Vote>(kVotes, vote); }
std::string_view Symbol(Outcome outcome) { return base::SymbolIn<Outcome>(kOutcomes, outcome); }
bool ReadSymbol(std::string_view symbol, Vote& vote) { return base::ReadSymbolIn(kVotes, symbol, vote); }
bool ReadSymbol(std::string_view symbol, Outcome& outcome) { return base::ReadSymbolIn(kOutcomes, symbol, outcome); }

std::vector<base::FieldProblem> ProblemsOf(const Item& item, const Charter& charter) {
  base::Problems problems;
  const std::set<std::string> members(item.attendance.members.begin(), item.attendance.members.end());
  const Quorum quorum = QuorumOf(item.attendance, charter);
  const std::vector<std::string> conflicted = ConflictedVoters(item);
  for (const auto& [member, vote] : item.votes) {
    const std::string path = base::Concat("votes[\"", member, "\"]");
    problems.If(!members.contains(member), path, "must be of a member");
    const bool is_told = quorum.voices.contains(member) || std::ranges::find(conflicted, member) != conflicted.end();
    problems.If(members.contains(member) && !is_told, path, "is neither present nor represented");
  }
  problems.If(!item.chair.empty() && !members.contains(item.chair), "chair", "must be a member");
  return std::move(problems).Take();
}

Decision DecisionOn(const Item& item, const Charter& charter) {
  Decision decision{.quorum = QuorumOf(item.attendance, charter)};
  for (const auto& [member, speaker] : decision.quorum.voices) {
    const Vote vote = VoteOf(item, member);
    ++(vote == Vote::kFor       ? decision.votes_for
       : vote == Vote::kAgainst ? decision.votes_against
                                : decision.abstentions);
  }
  decision.conflicted = ConflictedVoters(item);
  if (!decision.quorum.quorum) {
    decision.outcome = Outcome::kNoQuorum;
  } else if (!decision.conflicted.empty()) {
    decision.outcome = Outcome::kVoid;
  } else {
    decision.outcome = Counted(item, charter, decision);
  }
  return decision;
}

}  // namespace pepiniere::policy
