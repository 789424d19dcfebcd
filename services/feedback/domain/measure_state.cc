#include "services/feedback/domain/measure_state.h"

#include "services/base/symbols.h"
#include "services/feedback/domain/arrows.h"

namespace pepiniere::feedback {
namespace {

using State = MeasureState;

constexpr std::string_view kStates[] = {"", "ANNOUNCED", "IN_PROGRESS", "DELIVERED", "ABANDONED"};
constexpr Arrow<State> kArrows[] = {
    {State::kAnnounced, State::kInProgress}, {State::kAnnounced, State::kDelivered},
    {State::kAnnounced, State::kAbandoned},  {State::kInProgress, State::kDelivered},
    {State::kInProgress, State::kAbandoned}, {State::kAbandoned, State::kInProgress},
};

}  // namespace

std::string_view Symbol(MeasureState state) { return base::SymbolIn(kStates, state); }
bool ReadSymbol(std::string_view symbol, MeasureState& state) { return base::ReadSymbolIn(kStates, symbol, state); }
bool MayFollow(MeasureState from, MeasureState to) { return HasArrow<State>(kArrows, from, to); }

}  // namespace pepiniere::feedback
