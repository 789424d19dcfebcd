#include "services/policy/api/voiding.h"

#include <algorithm>

#include "services/aip/errors.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/policy/api/deadlines.h"
#include "services/policy/api/proposal_moves.h"
#include "services/policy/resources/transmission.h"
#include "services/record/table.h"

namespace pepiniere::policy::api {
namespace {

using resources::Decision;
using resources::Proposal;
using resources::Transmission;
using StoredDecision = base::Stored<Decision>;

// Where a decision left a proposal that nothing was made of since.
constexpr States kLeftBy(ProposalState::kReturned, ProposalState::kRejected, ProposalState::kTransmitted);
// Where it is past that: an authority decided.
constexpr States kAnswered(ProposalState::kAccepted, ProposalState::kPartly, ProposalState::kRefused,
                           ProposalState::kDrafting, ProposalState::kAdopted, ProposalState::kFollowedUp,
                           ProposalState::kEvaluated, ProposalState::kRepealed);

std::string NameOf(const std::string& id) { return record::NameOf(Decision::kPattern, id); }

// It is before the committee again: no move, since what moved it never was.
absl::Status TakeBack(journal::Unit& unit, const StoredProposal& proposal, const StoredDecision& decision,
                      const std::string& reason) {
  if (proposal.value.state == ProposalState::kTransmitted) {
    PEP_TRY(RecallTransmission(unit, proposal.value.transmission, reason));
  }
  Proposal now = proposal.value;
  now.state = ProposalState::kCommittee;
  now.state_time = unit.now();
  now.state_reason = reason;
  now.state_cause = NameOf(decision.id);
  now.decision.clear();
  now.transmission.clear();
  return WriteProposal(unit, proposal, now).status();
}

}  // namespace

absl::StatusOr<Decision> Voided(const rpc::CallScope&, journal::Unit& unit, const StoredDecision& before,
                                const std::string& reason) {
  if (before.value.void_time) return before.value;
  PEP_ASSIGN(const StoredProposal proposal, LockProposal(unit, before.value.proposal));
  const bool is_its = proposal.value.decision == before.id;
  if (is_its && kAnswered.Has(proposal.value.state)) {
    return aip::Precondition(base::Concat(NameOf(before.id), " was followed by an answer"),
                             {{"ANSWERED", ProposalName(proposal.id), "what an authority answered stands"}},
                             "ANSWERED");
  }
  if (is_its && kLeftBy.Has(proposal.value.state)) {
    PEP_TRY(TakeBack(unit, proposal, before, reason));
  } else if (is_its) {
    Proposal now = proposal.value;
    now.decision.clear();
    PEP_TRY(WriteProposal(unit, proposal, now).status());
  }
  Decision now = before.value;
  now.void_time = unit.now();
  now.void_reason = reason;
  return now;
}

absl::Status VoidVotesOf(const rpc::CallScope& call, journal::Unit& unit, const std::string& session,
                         const resources::Recusal& recusal) {
  PEP_ASSIGN(const auto decisions, record::SelectBelow<Decision>(unit.session(), session));
  for (const StoredDecision& decision : decisions) {
    const auto& votes = decision.value.votes;
    const bool voted = std::ranges::find(votes, recusal.member, &resources::MemberVote::member) != votes.end();
    const bool concerned = recusal.proposal.empty() || recusal.proposal == decision.value.proposal;
    if (!voted || !concerned || decision.value.void_time) continue;
    PEP_ASSIGN(const auto before, record::FindForUpdate<Decision>(unit.session(), decision.id));
    if (!before) continue;
    const std::string reason = recusal.reason.empty() ? "a member who voted is recused" : recusal.reason;
    PEP_ASSIGN(const Decision now, Voided(call, unit, *before, reason));
    PEP_TRY(record::Update(unit, *before, now, reason).status());
  }
  return absl::OkStatus();
}

}  // namespace pepiniere::policy::api
