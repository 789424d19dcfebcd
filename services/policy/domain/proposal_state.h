// Where a proposal stands.
#pragma once

#include <string_view>

namespace pepiniere::policy {

// Numbered as in the contract. Overdue is none of them: it follows from the clock of the transmission.
enum class ProposalState {
  kDraft = 1,
  kSubmitted,
  kReturned,
  kMerged,
  kAdmissible,
  kConsultation,
  kCommittee,
  kRejected,  // by the committee
  kTransmitted,
  kAccepted,  // by the authority, as the next two
  kPartly,
  kRefused,
  kDrafting,
  kAdopted,
  kFollowedUp,
  kEvaluated,
  kRepealed,
  kWithdrawn,
};
inline constexpr int kProposalStates = 18;

// DRAFT: the symbols of the contract without their prefixes, also what the database stores.
std::string_view Symbol(ProposalState state);
bool ReadSymbol(std::string_view symbol, ProposalState& state);

}  // namespace pepiniere::policy
