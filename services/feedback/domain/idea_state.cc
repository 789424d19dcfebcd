#include "services/feedback/domain/idea_state.h"

#include "services/base/symbols.h"
#include "services/feedback/domain/arrows.h"

namespace pepiniere::feedback {
namespace {

using State = IdeaState;

constexpr std::string_view kStates[] = {"", "OPEN", "MERGED", "UNDER_STUDY", "BECOMES_MEASURE", "DECLINED", "DONE"};
constexpr Arrow<State> kArrows[] = {
    {State::kOpen, State::kMerged},
    {State::kOpen, State::kUnderStudy},
    {State::kOpen, State::kBecomesMeasure},
    {State::kOpen, State::kDeclined},
    {State::kMerged, State::kOpen},
    {State::kMerged, State::kUnderStudy},
    {State::kUnderStudy, State::kOpen},
    {State::kUnderStudy, State::kMerged},
    {State::kUnderStudy, State::kBecomesMeasure},
    {State::kUnderStudy, State::kDeclined},
    {State::kBecomesMeasure, State::kUnderStudy},
    {State::kBecomesMeasure, State::kDone},
    {State::kDeclined, State::kOpen},
    {State::kDeclined, State::kUnderStudy},
};

}  // namespace

std::string_view Symbol(IdeaState state) { return base::SymbolIn(kStates, state); }
bool ReadSymbol(std::string_view symbol, IdeaState& state) { return base::ReadSymbolIn(kStates, symbol, state); }
bool MayFollow(IdeaState from, IdeaState to) { return HasArrow<State>(kArrows, from, to); }
bool WantsReason(IdeaState state) { return state == State::kDeclined; }
bool TakesVotes(IdeaState state) { return state == State::kOpen || state == State::kUnderStudy; }

}  // namespace pepiniere::feedback
