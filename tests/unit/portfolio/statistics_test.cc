#include "services/portfolio/domain/statistics.h"

#include <gtest/gtest.h>

namespace pepiniere::portfolio {
namespace {

TEST(DescribeTest, NothingToTell) {
  const Distribution none = Describe({});
  EXPECT_EQ(none.count, 0);
  EXPECT_FALSE(none.p50 || none.p85 || none.p95);
}

// Type 7 of Hyndman and Fan, by hand: the value at (n - 1) p, interpolated.
TEST(DescribeTest, InterpolatesBetweenClosestRanks) {
  const struct {
    std::vector<std::int32_t> values;
    double p50, p85, p95;
  } kCases[] = {
      {{7}, 7, 7, 7},
      {{20, 10}, 15, 18.5, 19.5},
      {{3, 1, 2}, 2, 2.7, 2.9},
      {{40, 10, 30, 20}, 25, 35.5, 38.5},
      {{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, 6, 9.5, 10.5},
      {{5, 5, 5, 5}, 5, 5, 5},
      {{0, 0, 0, 100}, 0, 55, 85},
  };
  for (const auto& c : kCases) {
    const Distribution d = Describe(c.values);
    EXPECT_EQ(d.count, static_cast<std::int64_t>(c.values.size()));
    EXPECT_NEAR(*d.p50, c.p50, 1e-9);
    EXPECT_NEAR(*d.p85, c.p85, 1e-9);
    EXPECT_NEAR(*d.p95, c.p95, 1e-9);
  }
}

}  // namespace
}  // namespace pepiniere::portfolio
