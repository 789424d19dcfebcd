#include "services/assessment/tie_break.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace pepiniere::assessment {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using Names = std::vector<std::string>;

Settled Settle(const std::vector<Decision>& decisions, Names equals, std::optional<std::string> seed = {}) {
  return TieBreak(decisions, "calls/eig-8", std::move(seed)).Settle(std::move(equals));
}

Names InOrder(const Settled& settled) {
  Names names;
  for (const auto& member : settled.members) names.push_back(member.name);
  return names;
}

TEST(TieBreakTest, NothingDecides) {
  const Settled settled = Settle({}, {"R", "P", "Q"});
  EXPECT_THAT(InOrder(settled), ElementsAre("P", "Q", "R"));
  for (const auto& member : settled.members) {
    EXPECT_EQ(member.before, 0u);
    EXPECT_FALSE(member.by_jury || member.by_lot);
  }
  ASSERT_THAT(settled.ties, SizeIs(1));
  EXPECT_THAT(settled.ties[0].members, ElementsAre("P", "Q", "R"));
  EXPECT_THAT(settled.ties[0].Orders(6).value(), SizeIs(6));
  EXPECT_EQ(settled.ties[0].Orders(5), std::nullopt);
}

TEST(TieBreakTest, ADecisionOrdersThoseWhomItNames) {
  const Settled settled = Settle({{"R", "X", "P"}, {"P", "Q"}}, {"P", "Q", "R"});
  EXPECT_THAT(InOrder(settled), ElementsAre("R", "P", "Q")) << "of X nothing is to be decided here";
  EXPECT_THAT(settled.ties, IsEmpty());
  for (const auto& member : settled.members) EXPECT_TRUE(member.by_jury && !member.by_lot) << member.name;
}

TEST(TieBreakTest, WhoADecisionDoesNotNameMayComeAnywhere) {
  const Settled settled = Settle({{"R", "P"}}, {"P", "Q", "R"});
  ASSERT_THAT(settled.ties, SizeIs(1));
  EXPECT_THAT(settled.ties[0].members, ElementsAre("P", "Q", "R"));
  const auto orders = settled.ties[0].Orders(6).value();
  EXPECT_THAT(orders, SizeIs(3));
  for (const auto& order : orders) EXPECT_LT(std::ranges::find(order, 2u), std::ranges::find(order, 0u));
}

TEST(TieBreakTest, WhatIsOpenFallsApartWhereItCan) {
  const Settled settled = Settle({{"A", "C"}, {"A", "D"}, {"B", "C"}, {"B", "D"}}, {"A", "B", "C", "D"});
  ASSERT_THAT(settled.ties, SizeIs(2));
  EXPECT_THAT(settled.ties[0].members, ElementsAre("A", "B"));
  EXPECT_THAT(settled.ties[1].members, ElementsAre("C", "D"));
  EXPECT_EQ(settled.members[2].before, 2u);
}

// printf 'germe|calls/eig-8|P' | sha256sum, and so on.
TEST(TieBreakTest, TheLotIsTheOrderOfSha256) {
  const Settled settled = Settle({}, {"P", "Q", "R"}, "germe");
  EXPECT_THAT(InOrder(settled), ElementsAre("Q", "R", "P"));
  EXPECT_THAT(settled.ties, IsEmpty());
  for (const auto& member : settled.members) EXPECT_TRUE(member.by_lot) << member.name;
}

TEST(TieBreakTest, TheLotNeverOverrulesTheJury) {
  std::set<Names> seen;
  for (int i = 0; i < 200; ++i) {
    const Settled settled = Settle({{"Q", "P"}}, {"P", "Q", "R"}, std::to_string(i));
    const Names order = InOrder(settled);
    EXPECT_LT(std::ranges::find(order, "Q"), std::ranges::find(order, "P"));
    seen.insert(order);
  }
  EXPECT_THAT(seen, SizeIs(3)) << "R is drawn to any place";
}

TEST(TieBreakTest, DecisionsMayContradictEachOther) {
  EXPECT_THAT(Contradiction({{"P", "Q"}, {"Q", "R"}, {"P", "R"}}), IsEmpty());
  Names circle = Contradiction({{"O", "P", "Q"}, {"Q", "R"}, {"R", "P"}, {"R", "S"}});
  std::ranges::rotate(circle, std::ranges::find(circle, "P"));
  EXPECT_THAT(circle, ElementsAre("P", "Q", "R"));
}

}  // namespace
}  // namespace pepiniere::assessment
