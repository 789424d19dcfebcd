#include "services/portfolio/domain/vitals.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace pepiniere::portfolio {
namespace {

base::Date On(int day) { return base::Date::FromDays(20'000 + day); }
using Maybe = std::optional<base::Date>;

TEST(Vitals, OfNothingKnownSayNothing) {
  const Vitals vitals{LifeFacts()};
  EXPECT_EQ(vitals.LastSign(On(0)), std::nullopt);
  EXPECT_EQ(vitals.LastHearing(On(0)), std::nullopt);
  EXPECT_EQ(vitals.Review(On(0)), std::nullopt);
  EXPECT_EQ(vitals.OverBudgetSince(On(0)), std::nullopt);
  EXPECT_EQ(vitals.time_box_end(), std::nullopt);
  EXPECT_FALSE(vitals.followed_up());
  EXPECT_FALSE(vitals.lessons_written());
}

TEST(Vitals, WhatIsStillToComeDoesNotCount) {
  LifeFacts facts;
  facts.signs = {On(30), On(5), On(10), On(5)};
  facts.hearings = {{On(20), {}}};
  const Vitals vitals(facts);
  EXPECT_EQ(vitals.LastSign(On(4)), std::nullopt);
  EXPECT_EQ(vitals.LastSign(On(9)), Maybe(On(5)));
  EXPECT_EQ(vitals.LastSign(On(25)), Maybe(On(20)));
  EXPECT_EQ(vitals.LastSign(On(30)), Maybe(On(30)));
  EXPECT_EQ(vitals.LastHearing(On(19)), std::nullopt);
  EXPECT_EQ(vitals.LastHearing(On(99)), Maybe(On(20)));
}

TEST(Vitals, AReviewStandsUntilTheNextHearing) {
  LifeFacts facts;
  facts.hearings = {{On(50), {}}, {On(10), On(100)}, {On(60), On(80)}, {On(60), {}}};
  const Vitals vitals(facts);
  EXPECT_EQ(vitals.Review(On(9)), std::nullopt);
  EXPECT_EQ(vitals.Review(On(10)), Maybe(On(100)));
  EXPECT_EQ(vitals.Review(On(50)), std::nullopt);
  EXPECT_EQ(vitals.Review(On(60)), Maybe(On(80)));
}

TEST(Vitals, WhatTheProjectSaysCountsUntilLinesSpeak) {
  LifeFacts facts;
  facts.allocated = 100;
  facts.spent = 101;
  EXPECT_EQ(Vitals(facts).OverBudgetSince(On(0)), Maybe(base::Date::Min()));
  facts.funding = {{On(5), 200}};
  EXPECT_EQ(Vitals(facts).OverBudgetSince(On(4)), Maybe(base::Date::Min()));
  EXPECT_EQ(Vitals(facts).OverBudgetSince(On(5)), std::nullopt);
  facts.spending = {{On(7), 201}};
  EXPECT_EQ(Vitals(facts).OverBudgetSince(On(8)), Maybe(On(7)));
  facts.allocated.reset();
  facts.funding.clear();
  EXPECT_EQ(Vitals(facts).OverBudgetSince(On(8)), std::nullopt);
}

// Against sums taken anew for each day.
TEST(Vitals, OverBudgetIsWhatTheSumsSay) {
  std::mt19937 random(1);
  const auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  for (int round = 0; round < 500; ++round) {
    LifeFacts facts;
    const auto amounts = [&](std::vector<LifeFacts::Amount>& lines) {
      for (int n = pick(5); n > 0; --n) {
        lines.push_back({pick(6) ? Maybe(On(pick(20))) : std::nullopt, 1 + pick(10)});
      }
    };
    amounts(facts.funding);
    amounts(facts.spending);
    if (pick(2)) facts.allocated = pick(10);
    if (pick(2)) facts.spent = pick(10);
    const auto sum = [](const auto& lines, std::optional<std::int64_t> own, base::Date day) {
      std::optional<std::int64_t> total;
      for (const auto& [on, cents] : lines) {
        if (!on || *on <= day) total = total.value_or(0) + cents;
      }
      return total ? total : own;
    };
    const Vitals vitals(facts);
    Maybe since;
    for (int day = -1; day < 22; ++day) {
      const auto allocated = sum(facts.funding, facts.allocated, On(day)),
                 spent = sum(facts.spending, facts.spent, On(day));
      const bool over = allocated && spent && *spent > *allocated;
      if (!over) since.reset();
      if (over && !since) since = day == -1 ? base::Date::Min() : On(day);
      ASSERT_EQ(vitals.OverBudgetSince(On(day)), since) << "round " << round << ", day " << day;
    }
  }
}

}  // namespace
}  // namespace pepiniere::portfolio
