#include "services/cohort/domain/challenge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>

#include "services/cohort/domain/outcome.h"

namespace pepiniere::cohort {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr base::Date kToday = base::Date::FromDays(20'000);
const absl::Time kNow = absl::FromUnixSeconds(20'000 * 86'400), kLater = kNow + absl::Hours(1);

template <typename T>
std::vector<std::string> Wrong(const T& value) {
  std::vector<std::string> fields;
  for (const base::FieldProblem& problem : ProblemsOf(value, kToday)) fields.push_back(problem.field);
  return fields;
}

// Written in that state by somebody at that time (none: by an import), when it was `before`.
Challenge Written(const Challenge* before, ChallengeState state, std::optional<absl::Time> time) {
  Challenge now = before ? *before : Challenge();
  now.state = state;
  SettleSelection(before, time, now);
  return now;
}

TEST(ChallengeTest, IsPublicFromWhenItWasSelectedWithdrawnOrNot) {
  EXPECT_TRUE(Challenge().Concealed());
  EXPECT_TRUE(Written(nullptr, ChallengeState::kProposed, kNow).Concealed());
  EXPECT_TRUE(Written(nullptr, ChallengeState::kWithdrawn, kNow).Concealed()) << "it never was";
  const Challenge selected = Written(nullptr, ChallengeState::kSelected, kNow);
  EXPECT_FALSE(selected.Concealed());
  EXPECT_EQ(selected.selected_at, kNow);
  for (const ChallengeState state : {ChallengeState::kSelected, ChallengeState::kWithdrawn}) {
    const Challenge now = Written(&selected, state, kLater);
    EXPECT_FALSE(now.Concealed());
    EXPECT_EQ(now.selected_at, kNow);
  }
  const Challenge again = Written(&selected, ChallengeState::kProposed, kLater);
  EXPECT_TRUE(again.Concealed()) << "it is taken back";
  EXPECT_EQ(again.selected_at, std::nullopt);
}

TEST(ChallengeTest, NobodyIsToldWhenWhatAnImportSaysWasSelected) {
  const Challenge imported = Written(nullptr, ChallengeState::kSelected, std::nullopt);
  EXPECT_FALSE(imported.Concealed());
  EXPECT_EQ(imported.selected_at, std::nullopt);
  const Challenge changed = Written(&imported, ChallengeState::kSelected, kNow);
  EXPECT_EQ(changed.selected_at, std::nullopt) << "who changes it does not select it";
  EXPECT_FALSE(Written(&imported, ChallengeState::kWithdrawn, kNow).Concealed());
  const Challenge proposed = Written(&imported, ChallengeState::kProposed, kNow);
  EXPECT_EQ(Written(&proposed, ChallengeState::kSelected, kLater).selected_at, kLater);
}

TEST(ChallengeTest, IsPublicByWhatAReleaseBeforeKeptOfIt) {
  Challenge before;
  before.selected_at = kNow;
  EXPECT_FALSE(before.Concealed());
  const Challenge now = Written(&before, ChallengeState::kWithdrawn, kLater);
  EXPECT_TRUE(now.was_selected);
  EXPECT_EQ(now.selected_at, kNow);
}

TEST(ChallengeTest, IsOfTheProgrammesOfItsCohorts) {
  Challenge before, now;
  before.cohorts = {"eig/8", "fast/2", "eig/7"};
  now.cohorts = {"eig/8", "semis/1", "eig/7"};
  EXPECT_THAT(ProgrammesOf(before), ElementsAre("eig", "fast"));
  EXPECT_THAT(ProgrammesOfMoved(before, now), ElementsAre("fast", "semis"));
  EXPECT_THAT(ProgrammesOfMoved(now, now), IsEmpty());
}

TEST(ChallengeTest, WhoSupportsItIsSaidOnce) {
  Challenge challenge;
  challenge.title = "Défi";
  challenge.supporters = {{SupporterPart::kMentor, "Camille Dupré", ""}, {SupporterPart::kCoach, "Camille Dupré", ""}};
  EXPECT_THAT(Wrong(challenge), IsEmpty());
  challenge.supporters.push_back({SupporterPart::kMentor, "Camille Dupré", "persons/x"});
  EXPECT_THAT(Wrong(challenge), ElementsAre("supporters[2]"));
}

TEST(OutcomeTest, SaysSomethingThatIsSoAlready) {
  ChallengeOutcome outcome;
  outcome.date = kToday;
  outcome.source = "rapport";
  EXPECT_THAT(Wrong(outcome), ElementsAre("sequel"));
  outcome.stayed_with_host = 0;
  EXPECT_THAT(Wrong(outcome), IsEmpty()) << "that nobody stayed is known";
  outcome.date = kToday + 1;
  EXPECT_THAT(Wrong(outcome), ElementsAre("date"));
}

TEST(OutcomeTest, WhoStayedWithTheHostStayedInTheAdministration) {
  ChallengeOutcome outcome;
  outcome.date = kToday;
  outcome.source = "rapport";
  outcome.stayed_with_host = 2;
  outcome.stayed_in_administration = 1;
  EXPECT_THAT(Wrong(outcome), ElementsAre("stayed_in_administration"));
  outcome.stayed_in_administration = 2;
  EXPECT_THAT(Wrong(outcome), IsEmpty());
}

}  // namespace
}  // namespace pepiniere::cohort
