// How far a measure is: what a contribution became, which everybody can follow.
#pragma once

#include <string_view>

namespace pepiniere::feedback {

enum class MeasureState { kAnnounced = 1, kInProgress, kDelivered, kAbandoned };

// ANNOUNCED, IN_PROGRESS, DELIVERED, ABANDONED.
std::string_view Symbol(MeasureState state);
bool ReadSymbol(std::string_view symbol, MeasureState& state);

// What was delivered stays so; what was abandoned may be taken up again.
bool MayFollow(MeasureState from, MeasureState to);

}  // namespace pepiniere::feedback
