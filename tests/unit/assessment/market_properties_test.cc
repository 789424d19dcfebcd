// What holds of every market: over thousands of random ones, the same at each run.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "services/assessment/placing.h"
#include "tests/unit/assessment/markets.h"

namespace pepiniere::assessment {
namespace {

constexpr int kMarkets = 3000;

// All placements in which each has a seat of their choice, or none.
void ForEachPlacement(const Market& market, const std::function<void(const Placement&)>& visit) {
  Placement placement;
  const std::function<void(std::map<std::string, std::vector<std::string>>::const_iterator)> go = [&](auto candidate) {
    if (candidate == market.choices.end()) return visit(placement);
    go(std::next(candidate));
    for (const std::string& seat : candidate->second) {
      placement[candidate->first] = seat;
      go(std::next(candidate));
    }
    placement.erase(candidate->first);
  };
  go(market.choices.begin());
}

TEST(MarketPropertiesTest, ThePlacementIsStableAndTheBestOfAllThatAreForEverybody) {
  std::mt19937 random(8);
  int several = 0;
  for (int i = 0; i < kMarkets; ++i) {
    const Market market = RandomMarket(random, 4, 4);
    const Placement placed = Place(market);
    ASSERT_EQ(BlockingPair(market, placed), std::nullopt) << i;
    int stable = 0;
    ForEachPlacement(market, [&](const Placement& other) {
      if (BlockingPair(market, other)) return;
      ++stable;
      for (const auto& [candidate, _] : market.choices) {
        EXPECT_LE(Worth(market, placed, candidate), Worth(market, other, candidate)) << i << " " << candidate;
      }
    });
    ASSERT_GE(stable, 1) << i;
    if (stable > 1) ++several;
  }
  EXPECT_GT(several, 10) << "otherwise this shows nothing";
}

TEST(MarketPropertiesTest, LargerOnesAreStable) {
  std::mt19937 random(9);
  for (int i = 0; i < kMarkets; ++i) {
    const Market market = RandomMarket(random, 40, 15);
    ASSERT_EQ(BlockingPair(market, Place(market)), std::nullopt) << i;
  }
}

// Names say in which order candidates and seats are gone through.
TEST(MarketPropertiesTest, TheOrderOfProcessingDoesNotMatter) {
  std::mt19937 random(10);
  for (int i = 0; i < kMarkets; ++i) {
    const Market market = RandomMarket(random, 12, 6);
    std::map<std::string, std::string> renamed;
    std::vector<std::string> names;
    for (const auto& [candidate, _] : market.choices) names.push_back(candidate);
    for (const auto& [seat, _] : market.lists) names.push_back(seat);
    std::vector<std::size_t> numbers(names.size());
    for (std::size_t n = 0; n < numbers.size(); ++n) numbers[n] = n;
    std::ranges::shuffle(numbers, random);
    for (std::size_t n = 0; n < names.size(); ++n) renamed[names[n]] = "n" + std::to_string(numbers[n] + 100);
    const auto all = [&](std::vector<std::string> list) {
      for (std::string& name : list) name = renamed.at(name);
      return list;
    };
    Market other;
    for (const auto& [candidate, list] : market.choices) other.choices[renamed[candidate]] = all(list);
    for (const auto& [seat, list] : market.lists) other.lists[renamed[seat]] = all(list);
    for (const auto& [seat, capacity] : market.capacities) other.capacities[renamed[seat]] = capacity;
    Placement expected;
    for (const auto& [candidate, seat] : Place(market)) expected[renamed[candidate]] = renamed[seat];
    ASSERT_EQ(Place(other), expected) << i;
  }
}

TEST(MarketPropertiesTest, NobodyLosesOrWorsensASeatWhenOthersLeave) {
  std::mt19937 random(11);
  int better = 0;
  for (int i = 0; i < kMarkets; ++i) {
    Market market = RandomMarket(random, 12, 6);
    Placement before = Place(market);
    for (int run = 0; run < 3; ++run) {
      std::set<std::string> left;
      std::map<std::string, std::string> finals;
      for (const auto& [candidate, _] : market.choices) {
        const auto chance = random() % 4;
        if (chance == 0) left.insert(candidate);
        if (chance == 1 && before.contains(candidate)) finals.emplace(candidate, before.at(candidate));
      }
      const Market after = WithoutThem(market, left, finals);
      const Placement now = Place(after);
      for (const auto& [candidate, _] : after.choices) {
        ASSERT_LE(Worth(market, now, candidate), Worth(market, before, candidate)) << i << " " << candidate;
        if (Worth(market, now, candidate) < Worth(market, before, candidate)) ++better;
      }
      for (const auto& [candidate, seat] : finals) ASSERT_EQ(now.at(candidate), seat);
      market = after, before = now;
    }
  }
  EXPECT_GT(better, 100) << "otherwise this shows nothing";
}

// Trying the orders of a tie is the same as trying the lists.
TEST(MarketPropertiesTest, ATieMattersWhereTheTwoListsPlaceDifferently) {
  std::mt19937 random(12);
  int matters = 0;
  for (int i = 0; i < kMarkets; ++i) {
    const Market market = RandomMarket(random, 10, 4);
    const auto& [seat, list] = *market.lists.begin();
    if (list.size() < 2) continue;
    const std::size_t at = random() % (list.size() - 1);
    Market swapped = market;
    std::swap(swapped.lists[seat][at], swapped.lists[seat][at + 1]);
    Tie tie{.members = {list[at], list[at + 1]}, .comes_after = {{}, {}}};
    std::ranges::sort(tie.members);
    const Placed placed = PlaceWhateverTheOrder(market, {{{seat}, tie}});
    const bool differ = Place(market) != Place(swapped);
    ASSERT_EQ(!placed.undecided.empty(), differ) << i;
    if (!differ) {
      ASSERT_EQ(placed.placement, Place(market)) << i;
    }
    if (differ) ++matters;
  }
  EXPECT_GT(matters, 100) << "otherwise this shows nothing";
}

}  // namespace
}  // namespace pepiniere::assessment
