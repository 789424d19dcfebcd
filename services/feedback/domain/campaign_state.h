// The life of a campaign, which never goes back: what was asked, of whom, and what came of it cannot be made again.
#pragma once

#include <string_view>

namespace pepiniere::feedback {

enum class CampaignState {
  kDraft = 1,  // all may be changed
  kOpen,       // the audience is taken and frozen; invited people answer, change and take back their answers
  kClosed,     // nobody answers any more; the release is being made, and nothing is told
  kReleased,   // the release is there for good; answers and keys are not
};

// DRAFT, OPEN, CLOSED, RELEASED.
std::string_view Symbol(CampaignState state);
bool ReadSymbol(std::string_view symbol, CampaignState& state);

bool MayFollow(CampaignState from, CampaignState to);

// What may be done, by state.
struct CampaignRights {
  bool may_change = false;  // its questionnaire, audience, breakdown and window
  bool may_answer = false;
  bool tells_count = false;  // how many answers there are, in full fives
  bool tells_release = false;
};
CampaignRights RightsIn(CampaignState state);

}  // namespace pepiniere::feedback
