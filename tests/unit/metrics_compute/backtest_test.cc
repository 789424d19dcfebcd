#include "services/metrics/compute/backtest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/metrics/compute/calendar.h"
#include "services/metrics/compute/monte_carlo.h"
#include "tests/unit/metrics_compute/histories.h"

namespace pepiniere::metrics {
namespace {

ForecastQuestion Days(int days) {
  ForecastQuestion question;
  question.days = days;
  return question;
}

TEST(WilsonTest, StaysBetweenNothingAndEverything) {
  // By hand: 8 of 10 is 0.4902 to 0.9433.
  EXPECT_NEAR(Wilson(8, 10).low, 0.4902, 0.0001);
  EXPECT_NEAR(Wilson(8, 10).high, 0.9433, 0.0001);
  EXPECT_EQ(Wilson(0, 10).low, 0);
  EXPECT_NEAR(Wilson(10, 10).high, 1, 1e-12);
  EXPECT_LT(Wilson(10, 10).low, 0.75);
}

TEST(PinballLossTest, CostsMoreOnTheSideThatIsLessLikely) {
  EXPECT_DOUBLE_EQ(PinballLoss(10, 6, 0.25), 1);
  EXPECT_DOUBLE_EQ(PinballLoss(6, 10, 0.25), 3);
  EXPECT_EQ(PinballLoss(5, 5, 0.25), 0);
}

TEST(BacktestTest, EachPastWeekIsAnOriginOnceItKnowsEnough) {
  // An item a day at noon, from Monday 5 January: the first origin is 28 days later.
  History history;
  for (int i = 0; i < 100; ++i) history.items.push_back(Item("i" + std::to_string(i), Hour(24 * i), Hour(24 * i + 12)));
  const Backtest backtest = *MakeBacktest(history, Until(Hour(24 * 90)), Days(14));
  EXPECT_EQ(backtest.no_data, std::nullopt);
  ASSERT_EQ(backtest.origins.size(), 7) << "days 28, 35, ... 70; 77 is not over on day 90";
  EXPECT_EQ(backtest.origins.front().day.ToString(), "2026-02-02");
  EXPECT_EQ(WeekdayOf(backtest.origins.back().day), 0);
  EXPECT_EQ(backtest.origins[0].actual, 14);
  EXPECT_EQ(backtest.origins[0].promised, (Quantiles{14, 14, 14}));
  ASSERT_EQ(backtest.coverage.size(), 3);
  EXPECT_EQ(backtest.coverage[0].covered, 7);
  EXPECT_EQ(backtest.loss, 0);
  EXPECT_EQ(backtest.mean_rate_loss, 0);
}

TEST(BacktestTest, WithoutEnoughOriginsItSaysSo) {
  History history;
  history.throughput = std::vector<std::int64_t>(28 + 14 + 7, 1);
  const Backtest few = *MakeBacktest(history, Until(Hour(0)), Days(14));
  EXPECT_EQ(few.no_data, NoData::kTooFew);
  EXPECT_EQ(few.origins.size(), 2);
  EXPECT_FALSE(MakeBacktest(history, Until(Hour(0)), {}).ok());
}

TEST(BacktestTest, OfIndependentDaysItCoversAsPromisedAndBeatsTheMeanRate) {
  History history;
  history.throughput.emplace();
  const std::vector<std::int64_t> days = {0, 2, 1, 0, 3, 0, 0, 1, 2, 0, 0, 4, 1, 0};
  for (std::uint64_t day = 0; day < 600; ++day) history.throughput->push_back(days[IndexOf(Draw(3, 0, day), 14)]);
  const Backtest backtest = *MakeBacktest(history, Until(Hour(0)), Days(7));
  ASSERT_GT(backtest.origins.size(), 70);
  for (const Coverage& coverage : backtest.coverage) {
    EXPECT_LE(coverage.share.low, coverage.percent / 100.0 + 0.05) << coverage.percent;
    EXPECT_GE(coverage.share.high, coverage.percent / 100.0) << coverage.percent;
  }
  EXPECT_LT(backtest.loss, backtest.mean_rate_loss);
  EXPECT_GT(backtest.loss, 0);
}

TEST(BacktestTest, KnowsAtAnOriginOnlyWhatHadArrivedThen) {
  History history;
  for (int i = 0; i < 100; ++i) history.items.push_back(Item("i" + std::to_string(i), Hour(24 * i), Hour(24 * i + 12)));
  // Every other item was told much later.
  const auto known_at = [&](absl::Time origin) {
    History told;
    for (int i = 0; i < 100; i += 2) {
      if (Hour(24 * i) < origin) told.items.push_back(history.items[static_cast<std::size_t>(i)]);
    }
    return told;
  };
  const Backtest backtest = *MakeBacktest(history, Until(Hour(24 * 90)), Days(14), known_at);
  ASSERT_FALSE(backtest.origins.empty());
  EXPECT_LT(*backtest.origins[0].promised.p50, 14);
  EXPECT_EQ(backtest.origins[0].actual, 14);
  EXPECT_GT(backtest.loss, 0);
}

TEST(BacktestTest, WhatArrivedTooLateIsNotTooLittle) {
  History history;
  for (int i = 0; i < 100; ++i) history.items.push_back(Item("i" + std::to_string(i), Hour(24 * i), Hour(24 * i + 12)));
  const auto nothing = [](absl::Time) { return History(); };
  EXPECT_EQ(MakeBacktest(history, Until(Hour(24 * 90)), Days(14), nothing)->no_data, NoData::kTooLate);
  EXPECT_EQ(MakeBacktest(history, Until(Hour(24 * 45)), Days(14), nothing)->no_data, NoData::kTooFew);
}

}  // namespace
}  // namespace pepiniere::metrics
