#include "services/base/statistics.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace pepiniere::base {
namespace {

TEST(DescribeTest, NothingToTell) {
  const Distribution none = Describe({});
  EXPECT_EQ(none.count, 0);
  EXPECT_FALSE(none.p50 || none.p85 || none.p95);
}

// Type 2 of Hyndman and Fan, by hand.
TEST(DescribeTest, NearestRankAndTheMeanOfTwoOnExactTies) {
  const struct {
    std::vector<std::int64_t> values;
    double p50, p85, p95;
  } kCases[] = {
      {{7}, 7, 7, 7},
      {{20, 10}, 15, 20, 20},
      {{3, 1, 2}, 2, 3, 3},
      {{40, 10, 30, 20}, 25, 40, 40},
      {{1, 2, 3, 4, 5, 6, 7, 8, 9, 20}, 5.5, 9, 20},
      {{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, 6, 10, 11},
      {{5, 5, 5, 5}, 5, 5, 5},
      {{0, 0, 0, 100}, 0, 100, 100},
      {{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20}, 10.5, 17.5, 19.5},
      {{-9, -3}, -6, -3, -3},
  };
  for (const auto& c : kCases) {
    const Distribution d = Describe(c.values);
    EXPECT_EQ(d.count, static_cast<std::int64_t>(c.values.size()));
    EXPECT_EQ(*d.p50, c.p50);
    EXPECT_EQ(*d.p85, c.p85);
    EXPECT_EQ(*d.p95, c.p95);
  }
}

// The definition by counting: the mean of the least and the greatest value that p % of all do not exceed and that
// (100 - p) % of all do not fall below.
TEST(PercentileTest, IsTheMiddleOfAllThatDivideTheValuesSo) {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    std::vector<std::int64_t> values(1 + random() % 230);
    for (std::int64_t& value : values) value = static_cast<std::int64_t>(random() % 60);
    std::ranges::sort(values);
    const auto n = static_cast<std::int64_t>(values.size());
    for (const int percent : {1, 15, 50, 85, 95, 99}) {
      std::vector<std::int64_t> dividing;
      for (const std::int64_t value : values) {
        const std::int64_t up_to = std::ranges::upper_bound(values, value) - values.begin();
        const std::int64_t from = values.end() - std::ranges::lower_bound(values, value);
        if (up_to * 100 >= percent * n && from * 100 >= (100 - percent) * n) dividing.push_back(value);
      }
      const double expected = static_cast<double>(dividing.front() + dividing.back()) / 2;
      ASSERT_EQ(Percentile(values, percent), expected) << "n " << n << ", p " << percent;
    }
  }
}

}  // namespace
}  // namespace pepiniere::base
