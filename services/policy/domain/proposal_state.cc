#include "services/policy/domain/proposal_state.h"

#include <iterator>

#include "services/base/symbols.h"

namespace pepiniere::policy {
namespace {

constexpr std::string_view kStates[] = {
    "",          "DRAFT",       "SUBMITTED",   "RETURNED", "MERGED",   "ADMISSIBLE", "CONSULTATION",
    "COMMITTEE", "REJECTED",    "TRANSMITTED", "ACCEPTED", "PARTLY",   "REFUSED",    "DRAFTING",
    "ADOPTED",   "FOLLOWED_UP", "EVALUATED",   "REPEALED", "WITHDRAWN"};
static_assert(std::size(kStates) == kProposalStates + 1);

}  // namespace

std::string_view Symbol(ProposalState state) { return base::SymbolIn<ProposalState>(kStates, state); }
bool ReadSymbol(std::string_view symbol, ProposalState& state) { return base::ReadSymbolIn(kStates, symbol, state); }

}  // namespace pepiniere::policy
