// What becomes of an idea.
#pragma once

#include <string_view>

namespace pepiniere::feedback {

enum class IdeaState {
  kOpen = 1,        // people discuss it and vote
  kMerged,          // it is part of another, which has its votes
  kUnderStudy,      // somebody who can act on it looks at it; people vote still
  kBecomesMeasure,  // it is being done, or was promised
  kDeclined,        // with a reason
  kDone,            // its measure is delivered
};

// OPEN, MERGED, UNDER_STUDY, BECOMES_MEASURE, DECLINED, DONE.
std::string_view Symbol(IdeaState state);
bool ReadSymbol(std::string_view symbol, IdeaState& state);

// A merged idea goes back to what it was when it is unmerged. One that was declined may be opened or studied again; one
// whose measure is abandoned may be studied again.
bool MayFollow(IdeaState from, IdeaState to);
// Whether it wants a reason that everybody reads.
bool WantsReason(IdeaState state);
// Whether people may vote on it, as long as its window is open.
bool TakesVotes(IdeaState state);

}  // namespace pepiniere::feedback
