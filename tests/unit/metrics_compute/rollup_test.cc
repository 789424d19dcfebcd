#include "services/metrics/compute/rollup.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/metrics_compute/histories.h"

namespace pepiniere::metrics {
namespace {

constexpr Definition kAdditive{Kind::kAdditive}, kUnique{Kind::kUnique}, kGauge{Kind::kGauge}, kRatio{Kind::kRatio};

std::vector<BucketReading> Months(const std::vector<Sample>& samples, const Definition& definition,
                                  Reduction reduction) {
  return *RollUp(samples, At("2025-12-31T23:00:00Z"), At("2026-03-31T22:00:00Z"), Grain::kMonth, Paris(), definition,
                 reduction);
}

TEST(RollUpTest, EmptyBucketsHaveNoDataAndNotZero) {
  const std::vector<Sample> samples = {{At("2026-01-10"), 3}, {At("2026-01-20"), 4}, {At("2026-03-31T21:59:59Z"), 5}};
  const auto months = Months(samples, kAdditive, Reduction::kSum);
  ASSERT_EQ(months.size(), 3);
  EXPECT_EQ(months[0].reading.value, 7);
  EXPECT_EQ(months[1].reading.value, std::nullopt);
  EXPECT_EQ(months[1].reading.no_data, NoData::kNoRows);
  EXPECT_EQ(months[2].reading.value, 5);
}

TEST(RollUpTest, BucketsAreLocal) {
  // 23:30 in Paris on 31 January is still January.
  const std::vector<Sample> samples = {{At("2026-01-31T22:30:00Z"), 1}, {At("2026-01-31T23:30:00Z"), 10}};
  const auto months = Months(samples, kAdditive, Reduction::kSum);
  EXPECT_EQ(months[0].reading.value, 1);
  EXPECT_EQ(months[1].reading.value, 10);
}

TEST(RollUpTest, EveryReduction) {
  const std::vector<Sample> samples = {
      {At("2026-01-13"), 4}, {At("2026-01-10"), 1}, {At("2026-01-12"), 3.5}, {At("2026-01-11"), 2}};
  const auto january = [&](Reduction reduction) { return *Months(samples, kAdditive, reduction)[0].reading.value; };
  EXPECT_EQ(january(Reduction::kSum), 10.5);
  EXPECT_EQ(january(Reduction::kMean), 2.625);
  EXPECT_EQ(january(Reduction::kMin), 1);
  EXPECT_EQ(january(Reduction::kMax), 4);
  EXPECT_EQ(january(Reduction::kLast), 4);
  EXPECT_EQ(january(Reduction::kP50), 2.75) << "the mean of the two middles";
  EXPECT_EQ(january(Reduction::kP85), 4);
  EXPECT_EQ(january(Reduction::kP95), 4);
}

TEST(RollUpTest, UniquesAndLevelsAreNeverSummed) {
  EXPECT_FALSE(CheckReduction(kUnique, Reduction::kSum).ok());
  EXPECT_FALSE(CheckReduction(kGauge, Reduction::kSum).ok());
  EXPECT_FALSE(CheckReduction(kRatio, Reduction::kSum).ok());
  EXPECT_FALSE(CheckReduction({Kind::kAdditive, false}, Reduction::kSum).ok());
  EXPECT_TRUE(CheckReduction(kAdditive, Reduction::kSum).ok());
  EXPECT_TRUE(CheckReduction(kUnique, Reduction::kMax).ok());
  EXPECT_FALSE(RollUp({}, Hour(0), Hour(1), Grain::kDay, Paris(), kUnique, Reduction::kSum).ok());
}

TEST(RollUpTest, RatiosArePooledFromTheirPartsAndNeverAveraged) {
  const std::vector<Sample> samples = {{At("2026-01-10"), 1.0, 1, 1}, {At("2026-01-11"), 0.1, 10, 100}};
  EXPECT_DOUBLE_EQ(*Months(samples, kRatio, Reduction::kMean)[0].reading.value, 11.0 / 101);
  const std::vector<Sample> empty = {{At("2026-01-10"), 0, 0, 0}};
  EXPECT_EQ(Months(empty, kRatio, Reduction::kMean)[0].reading.no_data, NoData::kEmptyDenominator);
  const std::vector<Sample> no_parts = {{At("2026-01-10"), 0.5}};
  EXPECT_EQ(Months(no_parts, kRatio, Reduction::kMean)[0].reading.no_data, NoData::kNotCovered);
}

TEST(PoolDimensionsTest, WhatAddsUpDoesAndTheRestIsRefused) {
  const std::vector<Sample> samples = {{Hour(0), 3, 3, 4}, {Hour(0), 1, 1, 6}};
  EXPECT_EQ(PoolDimensions(samples, kAdditive)->value, 4);
  EXPECT_DOUBLE_EQ(*PoolDimensions(samples, kRatio)->value, 0.4);
  EXPECT_FALSE(PoolDimensions(samples, kUnique).ok());
  EXPECT_FALSE(PoolDimensions(samples, {Kind::kGauge, true, false}).ok());
  EXPECT_EQ(PoolDimensions({}, kAdditive)->no_data, NoData::kNoRows);
}

TEST(ProgressTest, UncappedAndEmptyWhereThereIsNoWayToGo) {
  EXPECT_EQ(Progress(50, 0, 100).value, 0.5);
  EXPECT_EQ(Progress(120, 0, 100).value, 1.2);
  EXPECT_EQ(Progress(-10, 0, 100).value, -0.1);
  EXPECT_EQ(Progress(30, 40, 20).value, 0.5) << "less is better";
  EXPECT_EQ(Progress(5, 7, 7).no_data, NoData::kEmptyDenominator);
  EXPECT_EQ(Progress(5, 7, 7).value, std::nullopt);
}

}  // namespace
}  // namespace pepiniere::metrics
