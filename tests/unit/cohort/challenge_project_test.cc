#include "services/cohort/domain/challenge_project.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pepiniere::cohort {
namespace {

using testing::IsEmpty;

Challenge Of(ChallengeState state, std::string project = "", std::string uid = "") {
  Challenge challenge;
  challenge.state = state;
  challenge.project = std::move(project);
  challenge.project_uid = std::move(uid);
  return challenge;
}

// As somebody writes a new one.
Challenge Written(Challenge challenge) {
  SettleProject(nullptr, challenge);
  return challenge;
}

// As somebody makes `now` of `before`.
Challenge Changed(const Challenge& before, Challenge now) {
  SettleProject(&before, now);
  return now;
}

constexpr ChallengeState kProposed = ChallengeState::kProposed, kSelected = ChallengeState::kSelected,
                         kWithdrawn = ChallengeState::kWithdrawn;

TEST(ChallengeProjectTest, ASelectedOneOpensAProjectUnlessItNamesOne) {
  EXPECT_EQ(NextStep(Written(Of(kProposed))), ProjectStep::kNone);
  EXPECT_EQ(Written(Of(kProposed)).project_state, std::nullopt);
  EXPECT_EQ(Written(Of(kWithdrawn)).project_state, std::nullopt);
  EXPECT_EQ(Written(Of(kSelected)).project_state, ProjectState::kAwaited);
  EXPECT_EQ(NextStep(Written(Of(kSelected))), ProjectStep::kOpen);
  const Challenge attached = Written(Of(kSelected, "projects/lisiere", "01J"));
  EXPECT_EQ(attached.project_state, ProjectState::kAttached);
  EXPECT_EQ(NextStep(attached), ProjectStep::kNone);
}

TEST(ChallengeProjectTest, WhatItNamesIsAskedForUnlessThePortfolioHasSaid) {
  const Challenge unheard = Written(Of(kSelected, "projects/lisiere"));
  EXPECT_EQ(unheard.project_state, ProjectState::kAwaited);
  EXPECT_EQ(NextStep(unheard), ProjectStep::kFind);
  Challenge told = Of(kSelected, "projects/nulle-part");
  told.project_state = ProjectState::kUnknown;
  const Challenge unknown = Written(told);
  EXPECT_EQ(unknown.project_state, ProjectState::kUnknown);
  EXPECT_EQ(NextStep(unknown), ProjectStep::kNone);
  EXPECT_EQ(Changed(unknown, unknown).project_state, ProjectState::kUnknown) << "a change of something else";
}

TEST(ChallengeProjectTest, WhatAnEarlierReleaseWroteIsDoneToo) {
  EXPECT_EQ(NextStep(Of(kSelected)), ProjectStep::kOpen);
  EXPECT_EQ(NextStep(Of(kSelected, "projects/lisiere")), ProjectStep::kFind);
  EXPECT_EQ(NextStep(Of(kSelected, "projects/lisiere", "01J")), ProjectStep::kNone);
  EXPECT_EQ(NextStep(Of(kProposed)), ProjectStep::kNone);
}

TEST(ChallengeProjectTest, AnOpeningThatBeganIsFinishedWhateverPeopleWrite) {
  const Challenge opening = WithProblem(Written(Of(kSelected)), ProjectState::kOpening, "");
  EXPECT_TRUE(IsOpening(opening));
  EXPECT_EQ(NextStep(opening), ProjectStep::kOpen);
  Challenge withdrawn = opening;
  withdrawn.state = kWithdrawn;
  withdrawn = Changed(opening, withdrawn);
  EXPECT_TRUE(IsOpening(withdrawn));
  EXPECT_EQ(NextStep(withdrawn), ProjectStep::kRecall) << "it may have been opened";
  EXPECT_EQ(WithoutProject(withdrawn).project_state, std::nullopt);
  EXPECT_EQ(WithoutProject(opening).project_state, ProjectState::kAwaited);
}

TEST(ChallengeProjectTest, WhatKeepsItFromOneIsSaidUntilItsNextChange) {
  for (const ProjectState state : {ProjectState::kTaken, ProjectState::kRefused}) {
    const Challenge stuck = WithProblem(Written(Of(kSelected)), state, "pourquoi");
    EXPECT_EQ(NextStep(stuck), ProjectStep::kNone) << "nobody asks again by themselves";
    const Challenge again = Changed(stuck, stuck);
    EXPECT_EQ(again.project_state, ProjectState::kAwaited);
    EXPECT_THAT(again.project_problem, IsEmpty());
  }
  const Challenge waiting = WithProblem(Written(Of(kSelected)), ProjectState::kAwaited, "hors d'atteinte");
  EXPECT_EQ(Changed(waiting, waiting).project_problem, "hors d'atteinte");
}

TEST(ChallengeProjectTest, ADeletedProjectIsNamedAndUnknown) {
  KnownProject project{.name = "projects/a", .uid = "01J", .lives = true};
  const Challenge opening = WithProblem(Of(kSelected), ProjectState::kOpening, "hors d'atteinte");
  const Challenge attached = WithProject(opening, project);
  EXPECT_EQ(attached.project, "projects/a");
  EXPECT_EQ(attached.project_uid, "01J");
  EXPECT_EQ(attached.project_state, ProjectState::kAttached);
  EXPECT_THAT(attached.project_problem, IsEmpty());
  project.lives = false;
  const Challenge unknown = WithProject(opening, project);
  EXPECT_EQ(unknown.project, "projects/a");
  EXPECT_THAT(unknown.project_uid, IsEmpty());
  EXPECT_EQ(Changed(unknown, unknown).project_state, ProjectState::kUnknown) << "it comes to life by no other change";
}

}  // namespace
}  // namespace pepiniere::cohort
