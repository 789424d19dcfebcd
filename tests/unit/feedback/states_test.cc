#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "services/feedback/domain/campaign_state.h"
#include "services/feedback/domain/idea_state.h"
#include "services/feedback/domain/measure_state.h"

namespace pepiniere::feedback {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// The symbols of what may follow, of the states up to `last`.
template <typename State>
std::vector<std::string> After(State from, State last) {
  std::vector<std::string> after;
  for (int to = 1; to <= static_cast<int>(last); ++to) {
    if (MayFollow(from, static_cast<State>(to))) after.emplace_back(Symbol(static_cast<State>(to)));
  }
  return after;
}

TEST(CampaignState, NeverGoesBack) {
  const auto after = [](CampaignState from) { return After(from, CampaignState::kReleased); };
  EXPECT_THAT(after(CampaignState::kDraft), ElementsAre("OPEN"));
  EXPECT_THAT(after(CampaignState::kOpen), ElementsAre("CLOSED"));
  EXPECT_THAT(after(CampaignState::kClosed), ElementsAre("RELEASED"));
  EXPECT_THAT(after(CampaignState::kReleased), IsEmpty());
}

TEST(CampaignState, SaysWhatMayBeDone) {
  EXPECT_TRUE(RightsIn(CampaignState::kDraft).may_change);
  EXPECT_FALSE(RightsIn(CampaignState::kOpen).may_change);
  EXPECT_TRUE(RightsIn(CampaignState::kOpen).may_answer);
  EXPECT_TRUE(RightsIn(CampaignState::kOpen).tells_count);
  EXPECT_FALSE(RightsIn(CampaignState::kClosed).may_answer || RightsIn(CampaignState::kClosed).tells_release);
  EXPECT_TRUE(RightsIn(CampaignState::kReleased).tells_release);
}

TEST(IdeaState, BecomesAMeasureOrIsDeclined) {
  const auto after = [](IdeaState from) { return After(from, IdeaState::kDone); };
  EXPECT_THAT(after(IdeaState::kOpen), ElementsAre("MERGED", "UNDER_STUDY", "BECOMES_MEASURE", "DECLINED"));
  EXPECT_THAT(after(IdeaState::kMerged), ElementsAre("OPEN", "UNDER_STUDY"));
  EXPECT_THAT(after(IdeaState::kUnderStudy), ElementsAre("OPEN", "MERGED", "BECOMES_MEASURE", "DECLINED"));
  EXPECT_THAT(after(IdeaState::kBecomesMeasure), ElementsAre("UNDER_STUDY", "DONE"));
  EXPECT_THAT(after(IdeaState::kDeclined), ElementsAre("OPEN", "UNDER_STUDY"));
  EXPECT_THAT(after(IdeaState::kDone), IsEmpty());
  EXPECT_TRUE(WantsReason(IdeaState::kDeclined));
  EXPECT_FALSE(WantsReason(IdeaState::kDone));
  EXPECT_TRUE(TakesVotes(IdeaState::kUnderStudy));
  EXPECT_FALSE(TakesVotes(IdeaState::kMerged));
}

TEST(MeasureState, IsFollowedToItsEnd) {
  const auto after = [](MeasureState from) { return After(from, MeasureState::kAbandoned); };
  EXPECT_THAT(after(MeasureState::kAnnounced), ElementsAre("IN_PROGRESS", "DELIVERED", "ABANDONED"));
  EXPECT_THAT(after(MeasureState::kInProgress), ElementsAre("DELIVERED", "ABANDONED"));
  EXPECT_THAT(after(MeasureState::kDelivered), IsEmpty());
  EXPECT_THAT(after(MeasureState::kAbandoned), ElementsAre("IN_PROGRESS"));
}

TEST(States, AreReadByTheirSymbols) {
  CampaignState campaign = CampaignState::kDraft;
  EXPECT_TRUE(ReadSymbol("CLOSED", campaign));
  EXPECT_EQ(campaign, CampaignState::kClosed);
  EXPECT_FALSE(ReadSymbol("", campaign));
  EXPECT_FALSE(ReadSymbol("REOPENED", campaign));
}

}  // namespace
}  // namespace pepiniere::feedback
