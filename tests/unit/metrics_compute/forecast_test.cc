#include "services/metrics/compute/forecast.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "services/metrics/compute/monte_carlo.h"
#include "tests/unit/metrics_compute/histories.h"

namespace pepiniere::metrics {
namespace {

using testing::Each;

const std::vector<std::int64_t> kDaily = {0, 2, 1, 0, 3, 0, 0, 1, 2, 0, 0, 4, 1, 0};

Quantiles Of(std::int64_t p50, std::int64_t p85, std::int64_t p95) { return {p50, p85, p95}; }

History Given(std::vector<std::int64_t> daily) {
  History history;
  history.throughput = std::move(daily);
  return history;
}

ForecastQuestion Days(int days) {
  ForecastQuestion question;
  question.days = days;
  return question;
}

TEST(ForecastTest, ThirtyDaysAndTwentyItems) {
  ForecastQuestion question = Days(30);
  question.items = 20;
  const Forecast forecast = *MakeForecast(Given(kDaily), Until(At("2026-10-01")), question);
  EXPECT_EQ(forecast.no_data, std::nullopt) << "given bare, without the minimum of days";
  EXPECT_EQ(forecast.items, Of(30, 23, 19));
  EXPECT_EQ(forecast.days_needed, Of(20, 27, 31));
}

TEST(ForecastTest, WhatIsExactlyAsLikelyAsAskedIsPromised) {
  // One of two days; 17 of 20; 19 of 20.
  EXPECT_EQ(*ItemsWithin(std::vector<std::int64_t>{0, 1}, 1), Of(1, 0, 0));
  std::vector<std::int64_t> daily(20, 5);
  std::fill_n(daily.begin(), 3, 2);
  EXPECT_EQ(*ItemsWithin(daily, 1), Of(5, 5, 2));
  std::fill_n(daily.begin(), 2, 5);
  EXPECT_EQ(*ItemsWithin(daily, 1), Of(5, 5, 5));
  EXPECT_EQ(*DaysFor(std::vector<std::int64_t>{0, 1}, 1), Of(1, 3, 5)) << "1/2, 3/4, 7/8, 15/16, 31/32";
}

TEST(ForecastTest, WhoNeverDeliversOnSundaysIsPromisedNone) {
  // Four weeks that end on a Sunday; one item a day from Monday to Saturday.
  std::vector<std::int64_t> daily;
  for (int day = 0; day < 28; ++day) daily.push_back(day % 7 == 6 ? 0 : 1);
  EXPECT_EQ(*ItemsWithin(daily, 6, true), Of(6, 6, 6));
  EXPECT_EQ(*ItemsWithin(daily, 7, true), Of(6, 6, 6));
  EXPECT_EQ(*DaysFor(daily, 7, true), Of(8, 8, 8));
  EXPECT_LT(*ItemsWithin(daily, 6)->p95, 6) << "all days alike, a Sunday may be any of them";
  // The days end on a Saturday: the first to come is a Sunday.
  daily.pop_back();
  EXPECT_EQ(*ItemsWithin(daily, 1, true), Of(0, 0, 0));
  EXPECT_EQ(*DaysFor(daily, 1, true), Of(2, 2, 2));
}

TEST(ForecastTest, TooLittleOfThePastIsNoData) {
  // An item a day from Monday 5 January on, at noon.
  const auto items = [](int count, int apart) {
    History history;
    for (int i = 0; i < count; ++i) {
      history.items.push_back(Item("i" + std::to_string(i), Hour(24 * apart * i), Hour(24 * apart * i + 12)));
    }
    return history;
  };
  const auto forecast = [](const History& history, int day) {
    return *MakeForecast(history, Until(Hour(24 * day + 10)), Days(7));
  };
  EXPECT_EQ(forecast(items(60, 1), 27).no_data, NoData::kTooFew);
  const Forecast enough = forecast(items(60, 1), 28);
  EXPECT_EQ(enough.no_data, std::nullopt);
  EXPECT_EQ(enough.daily.size(), 28);
  EXPECT_THAT(enough.daily, Each(1));
  EXPECT_EQ(enough.items, Of(7, 7, 7));
  EXPECT_EQ(forecast(items(4, 7), 40).no_data, NoData::kTooFew) << "four active days";
  EXPECT_EQ(forecast(items(5, 7), 40).no_data, std::nullopt);
  EXPECT_EQ(forecast(items(60, 2), 200).daily.size(), 84) << "zeros included";
  EXPECT_EQ(forecast({}, 40).no_data, NoData::kNoRows);
  EXPECT_EQ(MakeForecast(Given({}), Until(Hour(0)), Days(3))->no_data, NoData::kNoRows);
}

TEST(ForecastTest, WhatWillNotBeDoneHasNoDay) {
  EXPECT_EQ(*DaysFor(std::vector<std::int64_t>{0, 0, 0}, 1), Quantiles());
  EXPECT_EQ(*ItemsWithin(std::vector<std::int64_t>{0, 0, 0}, 30), Of(0, 0, 0));
}

TEST(ForecastTest, QuestionsOutOfBoundsAreRefused) {
  EXPECT_FALSE(ItemsWithin(kDaily, 0).ok());
  EXPECT_FALSE(ItemsWithin(kDaily, kLongestForecast + 1).ok());
  EXPECT_FALSE(DaysFor(kDaily, 0).ok());
  EXPECT_FALSE(DaysFor(kDaily, kMostForecastItems + 1).ok());
  EXPECT_FALSE(ItemsWithin({}, 3).ok());
  EXPECT_FALSE(ItemsWithin(std::vector<std::int64_t>{1, -1}, 3).ok());
  EXPECT_FALSE(ItemsWithin(std::vector<std::int64_t>{std::int64_t{1} << 62}, 3).ok());
  EXPECT_FALSE(ItemsWithin(std::vector<std::int64_t>{1, 2}, 3, true).ok()) << "some weekdays only";
}

TEST(ForecastTest, ADeadlineIsInclusive) {
  const absl::Time as_of = At("2026-03-28T23:30:00Z");  // 29 March in Paris
  EXPECT_EQ(DaysUntil(*base::Date::Parse("2026-03-29"), as_of, Paris()), 1);
  EXPECT_EQ(DaysUntil(*base::Date::Parse("2026-04-27"), as_of, Paris()), 30);
  EXPECT_EQ(DaysUntil(*base::Date::Parse("2026-03-28"), as_of, Paris()), 0);
}

TEST(MonteCarloTest, TheSameDrawsEverywhere) {
  EXPECT_EQ(Mix(0x9E3779B97F4A7C15), 0xe220a8397b1dcdaf);
  const std::vector<std::int64_t> totals = DrawTotals(kDaily, 30, 42, 10'000);
  EXPECT_EQ(std::accumulate(totals.begin(), totals.end(), std::int64_t{0}), 300'491);
  EXPECT_EQ(AtLeast(totals), Of(30, 23, 19));
}

TEST(MonteCarloTest, PlacesAreTheUpperHalfOfTheProduct) {
  EXPECT_EQ(IndexOf(0, 14), 0);
  EXPECT_EQ(IndexOf(~std::uint64_t{0}, 14), 13);
  EXPECT_EQ(IndexOf(std::uint64_t{1} << 63, 14), 7);
  EXPECT_EQ(IndexOf((std::uint64_t{1} << 63) - 1, 14), 6);
  EXPECT_EQ(IndexOf(~std::uint64_t{0}, std::size_t{1} << 40), (std::size_t{1} << 40) - 1);
}

TEST(MonteCarloTest, OneTeamIsWhatIsExact) {
  const std::vector<Team> teams = {{kDaily, 20}};
  EXPECT_EQ(*DaysForAll(teams, 42, 10'000), *DaysFor(kDaily, 20));
}

TEST(MonteCarloTest, ATeamThatWaitsBeginsTheDayAfter) {
  const std::vector<std::int64_t> one = {1};
  EXPECT_EQ(*DaysForAll(std::vector<Team>{{one, 5}, {one, 7}}, 1, 10), Of(7, 7, 7));
  EXPECT_EQ(*DaysForAll(std::vector<Team>{{one, 5}, {one, 7, {0}}}, 1, 10), Of(12, 12, 12));
  EXPECT_FALSE(DaysForAll(std::vector<Team>{{one, 5, {0}}}, 1, 10).ok()) << "it waits for itself";
  EXPECT_FALSE(DaysForAll(std::vector<Team>{{{}, 5}}, 1, 10).ok());
  EXPECT_EQ(*DaysForAll(std::vector<Team>{{{0}, 5}}, 1, 10), Quantiles());
}

}  // namespace
}  // namespace pepiniere::metrics
