#include "services/feedback/domain/campaign_state.h"

#include "services/base/symbols.h"
#include "services/feedback/domain/arrows.h"

namespace pepiniere::feedback {
namespace {

using State = CampaignState;

constexpr std::string_view kStates[] = {"", "DRAFT", "OPEN", "CLOSED", "RELEASED"};
constexpr Arrow<State> kArrows[] = {
    {State::kDraft, State::kOpen}, {State::kOpen, State::kClosed}, {State::kClosed, State::kReleased}};

// By state, in the order of the enumeration.
constexpr CampaignRights kRights[] = {
    {},
    {.may_change = true, .may_answer = false, .tells_count = false, .tells_release = false},
    {.may_change = false, .may_answer = true, .tells_count = true, .tells_release = false},
    {.may_change = false, .may_answer = false, .tells_count = false, .tells_release = false},
    {.may_change = false, .may_answer = false, .tells_count = false, .tells_release = true},
};

}  // namespace

std::string_view Symbol(CampaignState state) { return base::SymbolIn(kStates, state); }
bool ReadSymbol(std::string_view symbol, CampaignState& state) { return base::ReadSymbolIn(kStates, symbol, state); }
bool MayFollow(CampaignState from, CampaignState to) { return HasArrow<State>(kArrows, from, to); }
CampaignRights RightsIn(CampaignState state) { return kRights[static_cast<std::size_t>(state)]; }

}  // namespace pepiniere::feedback
