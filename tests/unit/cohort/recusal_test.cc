#include "services/cohort/domain/recusal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "services/cohort/domain/conflict.h"
#include "tests/unit/cohort/season.h"

namespace pepiniere::cohort {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using enum ConflictCause;
using State = JurorReviewState;

const OrganisationLine kMinistry = {"ministry", {"state"}}, kAgency = {"agency", {"ministry", "state"}},
                       kBureau = {"bureau", {"agency", "ministry", "state"}}, kOther = {"other", {"state"}},
                       kSister = {"sister", {"ministry", "state"}};

TEST(DetectionTest, FindsTheSamePerson) {
  EXPECT_THAT(DetectConflicts({"persons/1", {}}, {"persons/1", {}, {}}),
              ElementsAre(DetectedConflict{kSamePerson, "persons/1"}));
  EXPECT_THAT(DetectConflicts({"persons/1", {}}, {"persons/2", {}, {}}), IsEmpty());
  EXPECT_THAT(DetectConflicts({"", {}}, {"", {}, {}}), IsEmpty());
}

TEST(DetectionTest, SomeCausesTellWhoApplies) {
  EXPECT_TRUE(TellsOfApplicant(kSamePerson));
  EXPECT_TRUE(TellsOfApplicant(kApplicantOrganisation));
  EXPECT_FALSE(TellsOfApplicant(kHostOrganisation)) << "what it is for, jurors read";
  EXPECT_FALSE(TellsOfApplicant(kDeclared));
}

TEST(DetectionTest, FindsTheOrganisationOfTheApplicantAndOfTheHost) {
  EXPECT_THAT(DetectConflicts({"persons/1", {kAgency, kOther}}, {"persons/2", {kOther}, {kOther, kAgency, kAgency}}),
              ElementsAre(DetectedConflict{kApplicantOrganisation, "other"},
                          DetectedConflict{kHostOrganisation, "agency"}, DetectedConflict{kHostOrganisation, "other"}));
}

TEST(DetectionTest, WhatLiesAboveOrBelowIsTheSameAndWhatLiesBesideIsNot) {
  const auto why = [](const OrganisationLine& juror, const OrganisationLine& host) {
    const auto found = DetectConflicts({"persons/1", {juror}}, {"persons/2", {}, {host}});
    return found.empty() ? "" : found.front().why;
  };
  EXPECT_EQ(why(kBureau, kMinistry), "bureau and ministry");
  EXPECT_EQ(why(kMinistry, kBureau), "ministry and bureau");
  EXPECT_EQ(why(kAgency, kAgency), "agency");
  EXPECT_EQ(why(kAgency, kSister), "");
  EXPECT_EQ(why(kMinistry, kOther), "");
}

TEST(RecusalTest, AJurorRecusedFromHerOnlyApplicationSeesNoneAndNoCount) {
  const std::vector<JurorReview> given = {{"jurors/1", "applications/1"}, {"jurors/2", "applications/1"}};
  const std::vector<Recusal> declared = {{"jurors/1", "applications/1", kDeclared, "a cousin"}};
  const Recusals recusals(declared);
  EXPECT_THAT(recusals.SeenBy("jurors/1", given), IsEmpty());
  EXPECT_EQ(recusals.OfJuror("jurors/1", given), std::nullopt);
  EXPECT_THAT(recusals.SeenBy("jurors/2", given), ElementsAre("applications/1"));
  EXPECT_EQ(recusals.OfJuror("jurors/2", given), (Progress{0, 1}));
}

TEST(RecusalTest, SheSeesTheOthersThatSheWasGivenAndNothingThatSheWasNot) {
  const std::vector<JurorReview> given = {{"jurors/1", "applications/3"},
                                          {"jurors/1", "applications/1"},
                                          {"jurors/1", "applications/2"},
                                          {"jurors/2", "applications/4"}};
  const std::vector<Recusal> detected = {{"jurors/1", "applications/1", kHostOrganisation, "agency"},
                                         {"jurors/1", "applications/4", kDeclared, "a friend"}};
  const Recusals recusals(detected);
  EXPECT_THAT(recusals.SeenBy("jurors/1", given), ElementsAre("applications/2", "applications/3"));
  EXPECT_TRUE(recusals.IsRecused("jurors/1", "applications/4"));
  EXPECT_FALSE(recusals.IsRecused("jurors/2", "applications/4"));
}

TEST(RecusalTest, ALateOneVoidsTheReviewAndKeepsIt) {
  const std::vector<JurorReview> before = {{"jurors/1", "applications/1", State::kSubmitted, true},
                                           {"jurors/1", "applications/2", State::kDraft, false},
                                           {"jurors/1", "applications/3", State::kNone, false},
                                           {"jurors/2", "applications/1", State::kSubmitted, true}};
  std::vector<Recusal> late;
  for (const char* application : {"applications/1", "applications/2", "applications/3"}) {
    late.push_back({"jurors/1", application, kDeclared, "a new post"});
  }
  const std::vector<JurorReview> after = Recusals(late).Voided(before);
  EXPECT_THAT(after, ElementsAre(JurorReview{"jurors/1", "applications/1", State::kVoid, true},
                                 JurorReview{"jurors/1", "applications/2", State::kVoid, false}, before[2], before[3]));
  EXPECT_EQ(Recusals(late).Voided(after), after);
}

TEST(ProgressTest, LeavesRecusedJurorsOutAndIsNeverOfNothing) {
  const std::vector<JurorReview> given = {{"jurors/1", "applications/1", State::kSubmitted, true},
                                          {"jurors/2", "applications/1", State::kSubmitted, false},
                                          {"jurors/3", "applications/1", State::kDraft, true},
                                          {"jurors/1", "applications/2", State::kSubmitted, true}};
  EXPECT_EQ(Recusals({}).OfApplication("applications/1", given), (Progress{1, 3}));
  EXPECT_EQ(Recusals({}).OfAll(given), (Progress{2, 4}));
  const std::vector<Recusal> two = {{"jurors/1", "applications/1", kDeclared, "a friend"},
                                    {"jurors/1", "applications/2", kDeclared, "a friend"}};
  const Recusals recusals(two);
  EXPECT_EQ(recusals.OfApplication("applications/1", given), (Progress{0, 2}));
  EXPECT_EQ(recusals.OfApplication("applications/2", given), std::nullopt);
  EXPECT_EQ(recusals.OfJuror("jurors/1", given), std::nullopt);
  EXPECT_EQ(recusals.OfAll(given), (Progress{0, 2}));
  EXPECT_EQ(Recusals({}).OfAll({}), std::nullopt);
}

TEST(ProgressTest, TellsARecusedJurorNothingOfHerReview) {
  std::mt19937 random(2);
  constexpr State kStates[] = {State::kNone, State::kDraft, State::kSubmitted, State::kVoid};
  for (int round = 0; round < 3'000; ++round) {
    std::vector<JurorReview> given;
    std::vector<Recusal> recused;
    for (int i = 0; i < 12; ++i) {
      given.push_back({base::Concat("jurors/", i % 3), base::Concat("applications/", i / 3), kStates[Pick(random, 4)],
                       Pick(random, 2) == 1});
      if (!Pick(random, 3)) recused.push_back({given.back().juror, given.back().application, kDeclared, "so"});
    }
    const Recusals recusals(recused);
    // As if what she is recused from had never been given to her, in whatever state it is.
    std::vector<JurorReview> without = given;
    std::erase_if(without, [&](const auto& review) { return recusals.IsRecused(review.juror, review.application); });
    for (const auto& juror : {"jurors/0", "jurors/1", "jurors/2"}) {
      ASSERT_EQ(recusals.OfJuror(juror, given), Recusals({}).OfJuror(juror, without));
      ASSERT_EQ(recusals.SeenBy(juror, given), Recusals({}).SeenBy(juror, without));
    }
    ASSERT_EQ(recusals.OfAll(given), Recusals({}).OfAll(without));
    ASSERT_EQ(recusals.OfAll(recusals.Voided(given)), recusals.OfAll(given));
  }
}

TEST(RecusalTest, IsKeptWithItsReason) {
  EXPECT_THAT(ProblemsOf(Recusal{"jurors/1", "applications/1", kDeclared, "a friend"}), IsEmpty());
  EXPECT_THAT(ProblemsOf(Recusal{"jurors/1", "", kDeclared, "\n"}),
              ElementsAre(Problem("application", "name"), Problem("reason", "say why")));
}

}  // namespace
}  // namespace pepiniere::cohort
