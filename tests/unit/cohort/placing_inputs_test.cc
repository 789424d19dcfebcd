#include "services/cohort/domain/placing_inputs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/cohort/domain/seat_offer.h"
#include "services/rehearsal/rehearse.h"
#include "tests/unit/cohort/season.h"

namespace pepiniere::cohort {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

base::Stored<Application> Who(const std::string& id, std::vector<std::string> choices) {
  base::Stored<Application> application;
  application.id = "eig/" + id;
  for (const std::string& seat : choices) application.value.choices.push_back("eig/" + seat);
  return application;
}

SeatList List(const std::string& seat, int count, const std::vector<std::string>& order) {
  SeatList list;
  list.seat.id = "eig/" + seat;
  list.seat.value.count = count;
  for (const std::string& name : order) {
    assessment::Ranked& ranked = list.ranking.ranked.emplace_back();
    ranked.application = name;
  }
  return list;
}

// Example 2 of the specification.
const std::vector<base::Stored<Application>> kWho = {Who("Ana", {"A", "B", "C"}), Who("Bo", {"A", "C"}),
                                                     Who("Cy", {"B", "A", "C"}),  Who("Di", {"A", "B"}),
                                                     Who("Ed", {"B", "C"}),       Who("Flo", {"C", "A"})};
std::vector<SeatList> Lists() {
  return {List("A", 2, {"Cy", "Di", "Ana", "Flo", "Bo"}), List("B", 1, {"Ana", "Di", "Ed", "Cy"}),
          List("C", 1, {"Bo", "Ana", "Flo", "Cy"})};
}

const std::set<std::string> kAll = {"eig/Ana", "eig/Bo", "eig/Cy", "eig/Di", "eig/Ed", "eig/Flo"};

TEST(PlacingInputsTest, PlacesByTheListsAndAgainWithoutThoseWhoLeft) {
  const rehearsal::Inputs inputs = PlacingInputs("eig", Lists(), kWho);
  EXPECT_THAT(rehearsal::Rehearse(inputs).placement,
              UnorderedElementsAre(Pair("Cy", "A"), Pair("Di", "A"), Pair("Ana", "B"), Pair("Bo", "C")));
  Rerun rerun;
  rerun.left = {"eig/Di"};
  EXPECT_THAT(rehearsal::Rehearse(PlacingAgain(inputs, "eig", rerun, kAll)).placement,
              UnorderedElementsAre(Pair("Cy", "A"), Pair("Ana", "A"), Pair("Ed", "B"), Pair("Bo", "C")));
  rerun.finals = {{"eig/Ana", "eig/B"}};
  EXPECT_THAT(rehearsal::Rehearse(PlacingAgain(inputs, "eig", rerun, kAll)).placement,
              UnorderedElementsAre(Pair("Cy", "A"), Pair("Bo", "A"), Pair("Ana", "B"), Pair("Flo", "C")));
}

TEST(PlacingInputsTest, WhoNoLongerStandsHasLeftUnlessTheyAcceptedFinally) {
  const rehearsal::Inputs inputs = PlacingInputs("eig", Lists(), kWho);
  Rerun rerun;
  rerun.finals = {{"eig/Bo", "eig/C"}};
  rerun.held = {{"eig/Flo", "eig/A"}};
  EXPECT_THAT(PlacingAgain(inputs, "eig", rerun, {"eig/Ana", "eig/Cy", "eig/Di", "eig/Ed"}).finals,
              ElementsAre(Pair("Bo", "C"), Pair("Flo", "A")));
  rerun.held.clear();
  const rehearsal::Inputs again = PlacingAgain(inputs, "eig", rerun, {"eig/Ana", "eig/Cy", "eig/Di", "eig/Ed"});
  EXPECT_THAT(again.left, ElementsAre("Flo"));
  EXPECT_THAT(again.finals, ElementsAre(Pair("Bo", "C")));
}

TEST(PlacingInputsTest, WhatSomebodyLetGoWhoHoldsASeatIsNoChoiceOfTheirsAnyMore) {
  Rerun rerun;
  rerun.held = {{"eig/Ana", "eig/B"}};
  rerun.refused = {{"eig/Ana", {"eig/A"}}};
  EXPECT_THAT(PlacingAgain(PlacingInputs("eig", Lists(), kWho), "eig", rerun, kAll).choices.at("Ana"),
              ElementsAre("B", "C"));
}

TEST(PlacingInputsTest, OnOtherListsNobodyLosesASeatThatTheyAccepted) {
  std::vector<SeatList> lists = {List("A", 1, {"Cy", "Di", "Flo", "Bo"}), List("C", 1, {"Cy", "Flo"})};
  lists[0].ranking.ties = {{.members = {"Bo", "Di", "Flo"}, .comes_after = {{}, {}, {}}}};
  Rerun rerun;
  rerun.held = {{"eig/Flo", "eig/A"}};
  rerun.finals = {{"eig/Bo", "eig/C"}};
  const rehearsal::Inputs inputs =
      KeepAccepted(PlacingAgain(PlacingInputs("eig", lists, kWho), "eig", rerun, kAll), rerun);
  EXPECT_THAT(inputs.lists->at("A"), ElementsAre("Flo", "Cy", "Di", "Bo"));
  EXPECT_THAT(inputs.lists->at("C"), ElementsAre("Bo", "Cy", "Flo")) << "though it was ranked there no more";
  EXPECT_THAT(inputs.ties, ElementsAre(Pair("A", ElementsAre("Bo", "Di"))));
  EXPECT_THAT(rehearsal::Rehearse(inputs).placement, UnorderedElementsAre(Pair("Flo", "A"), Pair("Bo", "C")));
}

TEST(PlacingInputsTest, WhoDidNotChooseASeatIsOnNoListOfIt) {
  const rehearsal::Inputs inputs =
      PlacingInputs("eig", {List("A", 1, {"Ana", "Bo"})}, {Who("Ana", {"B"}), Who("Bo", {"A"})});
  EXPECT_THAT(inputs.lists->at("A"), ElementsAre("Bo"));
  EXPECT_THAT(inputs.choices.at("Ana"), IsEmpty()) << "B is a seat no more";
}

TEST(PlacingInputsTest, TiesAreThoseOfWhoChoseTheSeat) {
  SeatList list = List("A", 1, {"Ana", "Flo", "Ed"});
  list.ranking.ties = {{.members = {"Ana", "Ed", "Flo"}, .comes_after = {{}, {}, {}}}};
  list.decisions = {{"Flo", "Ana"}};
  const rehearsal::Inputs inputs = PlacingInputs("eig", {list}, kWho);
  EXPECT_THAT(inputs.ties, ElementsAre(Pair("A", ElementsAre("Ana", "Flo")))) << "Ed did not choose A";
  EXPECT_THAT(inputs.decisions, ElementsAre(ElementsAre("Flo", "Ana")));
}

TEST(PlacingInputsTest, LaterDecisionsFillWhatWasOpenAndChangeNothingThatWasDecided) {
  SeatList list = List("A", 2, {"Cy", "Ana", "Bo", "Flo"});
  list.ranking.ties = {{.members = {"Ana", "Bo", "Flo"}, .comes_after = {{}, {}, {}}}};
  list.decisions = {{"Flo", "Ana"}};
  std::vector<base::Stored<TieDecision>> recorded(5);
  recorded[0].value.applications = {"eig/Ana", "eig/Flo"};  // against what was decided
  recorded[1].value.applications = {"eig/Ana", "eig/Cy", "eig/Bo"};
  recorded[1].value.seat = "eig/A";
  recorded[2].value.applications = {"eig/Bo", "eig/Flo"};  // of another seat
  recorded[2].value.seat = "eig/B";
  recorded[3].value.applications = {"eig/Bo", "eig/Flo"};
  recorded[3].value.withdrawn_at = At("2021-07-13T12:00:00Z");
  recorded[4].value.applications = {"eig/Bo", "eig/Flo"};
  recorded[4].value.stage = ReviewStage::kHearing;
  const rehearsal::Inputs inputs =
      WithDecisions(PlacingInputs("eig", {list}, kWho), "eig", ReviewStage::kFile, recorded);
  EXPECT_THAT(inputs.decisions, ElementsAre(ElementsAre("Flo", "Ana"), ElementsAre("Ana", "Bo")));
  EXPECT_THAT(WithDecisions(inputs, "eig", ReviewStage::kFile, recorded).decisions, ElementsAreArray(inputs.decisions));
}

TEST(RankingForTest, ASeatsOwnThenTheCallsAndTheLastOfThese) {
  std::vector<base::Stored<Ranking>> rankings(4);
  for (int i = 0; i < 4; ++i) rankings[static_cast<std::size_t>(i)].id = base::Concat("eig/", i + 1);
  rankings[1].value.seat = "eig/A", rankings[3].value.stage = ReviewStage::kHearing;
  EXPECT_EQ(RankingFor(rankings, ReviewStage::kFile, "eig/A")->id, "eig/2");
  EXPECT_EQ(RankingFor(rankings, ReviewStage::kFile, "eig/B")->id, "eig/3");
  EXPECT_EQ(RankingFor(rankings, ReviewStage::kHearing, "eig/A")->id, "eig/4");
  EXPECT_EQ(RankingFor({}, ReviewStage::kFile, "eig/A"), nullptr);
}

TEST(ExpiryTest, IsTheEndOfADayInTheZoneOfTheCall) {
  absl::TimeZone paris;
  ASSERT_TRUE(absl::LoadTimeZone("Europe/Paris", &paris));
  Call call;
  const absl::Time made = At("2021-07-13T22:30:00Z");  // the 14th in Paris
  EXPECT_EQ(ExpiryOf(call, made, paris), std::nullopt);
  call.days_to_accept = 6;
  EXPECT_EQ(ExpiryOf(call, made, paris), At("2021-07-20T22:00:00Z"));
  call.waiting_list_end = Day("2021-07-18");
  EXPECT_EQ(ExpiryOf(call, made, paris), At("2021-07-18T22:00:00Z"));
}

}  // namespace
}  // namespace pepiniere::cohort
