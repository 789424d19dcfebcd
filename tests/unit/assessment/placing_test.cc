#include "services/assessment/placing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/assessment/markets.h"

namespace pepiniere::assessment {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

TEST(PlacingTest, EachGetsTheBestThatIsStable) {
  EXPECT_THAT(Place(SixCandidates()), ElementsAre(Pair("Ana", "B"), Pair("Bo", "C"), Pair("Cy", "A"), Pair("Di", "A")));
}

TEST(PlacingTest, WhoWithdrawsMakesRoom) {
  EXPECT_THAT(Place(WithoutThem(SixCandidates(), {"Di"}, {})),
              ElementsAre(Pair("Ana", "A"), Pair("Bo", "C"), Pair("Cy", "A"), Pair("Ed", "B")));
  EXPECT_THAT(Place(WithoutThem(SixCandidates(), {"Di"}, {{"Ana", "B"}})),
              ElementsAre(Pair("Ana", "B"), Pair("Bo", "A"), Pair("Cy", "A"), Pair("Flo", "C")));
}

TEST(PlacingTest, NoPlacesAndNoListsAreLegal) {
  Market market = SixCandidates();
  market.capacities["A"] = 0, market.lists["B"].clear();
  EXPECT_THAT(Place(market), ElementsAre(Pair("Bo", "C")));
  EXPECT_THAT(Place({}), IsEmpty());
}

// Ana and Flo, tied on A.
std::vector<ListTie> AnaAndFlo() { return {{{"A"}, {.members = {"Ana", "Flo"}, .comes_after = {{}, {}}}}}; }

TEST(PlacingTest, AnOpenTieThatMattersIsNamed) {
  const Placed placed = PlaceWhateverTheOrder(WithoutThem(SixCandidates(), {"Di"}, {}), AnaAndFlo());
  EXPECT_THAT(placed.undecided, ElementsAre(OpenOrder{"A", {"Ana", "Flo"}}));
  EXPECT_FALSE(placed.too_many_orders);
}

TEST(PlacingTest, OneThatDoesNotMatterIsNone) {
  const Placed placed = PlaceWhateverTheOrder(SixCandidates(), AnaAndFlo());
  EXPECT_THAT(placed.undecided, IsEmpty());
  EXPECT_EQ(placed.placement, Place(SixCandidates()));
}

// `n` who are tied on a seat with one place fewer, and would have another each.
std::pair<Market, std::vector<ListTie>> Tied(int n) {
  Market market;
  Tie tie;
  for (int i = 0; i < n; ++i) {
    const std::string candidate = "c" + std::to_string(i), own = "s" + std::to_string(i);
    market.choices[candidate] = {own, "A"};
    market.lists[own] = {candidate}, market.capacities[own] = 1;
    market.lists["A"].push_back(candidate);
    tie.members.push_back(candidate), tie.comes_after.emplace_back();
  }
  market.capacities["A"] = n - 1;
  return {market, {{{"A"}, tie}}};
}

TEST(PlacingTest, AtMost720OrdersAreTried) {
  const auto [six, tied] = Tied(6);
  EXPECT_THAT(PlaceWhateverTheOrder(six, tied).undecided, IsEmpty());
  const auto [seven, more] = Tied(7);
  const Placed refused = PlaceWhateverTheOrder(seven, more);
  EXPECT_TRUE(refused.too_many_orders);
  ASSERT_EQ(refused.undecided.size(), 1u);
  EXPECT_EQ(refused.undecided[0].candidates.size(), 7u);
}

TEST(PlacingTest, OrdersMultiplyOverTies) {
  Market market;
  std::vector<ListTie> ties;
  for (int t = 0; t < 5; ++t) {
    const auto [one, tie] = Tied(4);
    const auto named = [t](const std::string& name) { return name + "-" + std::to_string(t); };
    for (const auto& [candidate, seats] : one.choices) {
      for (const std::string& seat : seats) market.choices[named(candidate)].push_back(named(seat));
    }
    for (const auto& [seat, list] : one.lists) {
      for (const std::string& candidate : list) market.lists[named(seat)].push_back(named(candidate));
      market.capacities[named(seat)] = one.capacities.at(seat);
    }
    ListTie renamed{{named("A")}, tie[0].tie};
    for (std::string& member : renamed.tie.members) member = named(member);
    ties.push_back(renamed);
    EXPECT_EQ(PlaceWhateverTheOrder(market, ties).too_many_orders, t > 1) << "24 to the power of " << t + 1;
  }
}

TEST(PlacingTest, WhoDidNotChooseTheSeatIsNotInTheWay) {
  auto [market, ties] = Tied(7);
  for (const char* candidate : {"c0", "c1", "c2"}) market.choices[candidate].pop_back();
  market.capacities["A"] = 3;
  EXPECT_FALSE(PlaceWhateverTheOrder(market, ties).too_many_orders);
  market.choices["c3"] = {"A", "s3"};
  EXPECT_THAT(PlaceWhateverTheOrder(market, ties).undecided, IsEmpty()) << "there is room for the one who wants it";
}

TEST(PlacingTest, ARankingsTieIsDecidedInTheSameWayOnEveryList) {
  const Tie tie{.members = {"a", "b"}, .comes_after = {{}, {}}};
  const Market market{.choices = {{"a", {"X", "Y"}}, {"b", {"Y", "X"}}},
                      .lists = {{"X", {"a", "b"}}, {"Y", {"a", "b"}}},
                      .capacities = {{"X", 1}, {"Y", 1}}};
  EXPECT_THAT(PlaceWhateverTheOrder(market, {{{"X", "Y"}, tie}}).undecided, IsEmpty());
  Market same = market;
  same.choices["b"] = {"X", "Y"};
  EXPECT_THAT(PlaceWhateverTheOrder(same, {{{"X", "Y"}, tie}}).undecided,
              ElementsAre(OpenOrder{"X", {"a", "b"}}, OpenOrder{"Y", {"a", "b"}}));
}

TEST(PlacingTest, WhoChoseASeatAndLeftIsSaid) {
  const Market all{.choices = {{"a", {"best", "other"}}, {"b", {"best", "other"}}, {"c", {"best"}}},
                   .lists = {{"best", {"a", "b"}}, {"other", {"b", "a"}}},
                   .capacities = {{"best", 2}, {"other", 2}}};
  const Market later = WithoutThem(all, {"a", "c"}, {{"b", "best"}});
  const auto unfilled = UnfilledSeats(later, Place(later), all.choices);
  EXPECT_EQ(unfilled.at("other").why, Why::kAllLeft);
  EXPECT_EQ(unfilled.at("other").chose, 2);
  EXPECT_EQ(unfilled.at("other").left, 2);
  EXPECT_EQ(unfilled.at("best").why, Why::kTooFewRanked);
  EXPECT_EQ(unfilled.at("best").chose, 3);
  EXPECT_EQ(unfilled.at("best").left, 2);
  EXPECT_EQ(unfilled.at("best").ranked, 1);
}

TEST(PlacingTest, AnUnfilledSeatSaysWhy) {
  const Market market{.choices = {{"a", {"best", "many", "strict", "shut"}}, {"b", {"best", "many"}}},
                      .lists = {{"best", {"a", "b"}},
                                {"many", {"b"}},
                                {"strict", {}},
                                {"none", {"a"}},
                                {"shut", {"a"}},
                                {"plenty", {"a", "b"}}},
                      .capacities = {{"best", 2}, {"many", 1}, {"strict", 1}, {"none", 3}, {"shut", 0}, {"plenty", 1}}};
  const auto unfilled = UnfilledSeats(market, Place(market), market.choices);
  EXPECT_EQ(unfilled.at("many").why, Why::kPreferredOthers);
  EXPECT_EQ(unfilled.at("many").elsewhere, 1);
  EXPECT_EQ(unfilled.at("strict").why, Why::kNobodyRanked);
  EXPECT_EQ(unfilled.at("strict").chose, 1);
  EXPECT_EQ(unfilled.at("none").why, Why::kNobodyChose);
  EXPECT_EQ(unfilled.at("none").places, 3);
  EXPECT_EQ(unfilled.size(), 4u) << "neither the full one nor the one without places";
  Market more = market;
  more.capacities["best"] = 5;
  EXPECT_EQ(UnfilledSeats(more, Place(more), more.choices).at("best").why, Why::kTooFewRanked);
  EXPECT_EQ(UnfilledSeats(more, Place(more), more.choices).at("best").places, 3);
}

TEST(PlacingTest, WhatBlocksAPlacementIsFound) {
  const Market market = SixCandidates();
  EXPECT_EQ(BlockingPair(market, Place(market)), std::nullopt);
  EXPECT_THAT(BlockingPair(market, {}), testing::Optional(Pair("Ana", "A")));
  Placement placement = Place(market);
  placement.erase("Ana");
  EXPECT_THAT(BlockingPair(market, placement), testing::Optional(Pair("Ana", "B")));
  EXPECT_THAT(BlockingPair(market, {{"Ed", "A"}}), testing::Optional(Pair("Ed", "A"))) << "never chosen";
  EXPECT_THAT(BlockingPair(market, {{"Ana", "C"}, {"Bo", "C"}}), testing::Optional(Pair("Bo", "C"))) << "one too many";
}

}  // namespace
}  // namespace pepiniere::assessment
