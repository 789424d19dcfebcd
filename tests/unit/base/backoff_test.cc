#include "services/base/backoff.h"

#include <gtest/gtest.h>

#include <random>

namespace pepiniere::base {
namespace {

TEST(BackoffTest, WaitsGrowToTheLongestWithJitter) {
  std::mt19937 random(7);
  const absl::Duration ceilings[] = {absl::Milliseconds(10), absl::Milliseconds(20), absl::Milliseconds(40),
                                     absl::Milliseconds(50), absl::Milliseconds(50)};
  bool jitter = false;
  for (int i = 0; i < 100; ++i) {
    Backoff backoff({.first = absl::Milliseconds(10), .longest = absl::Milliseconds(50)});
    for (const absl::Duration ceiling : ceilings) {
      const absl::Duration wait = backoff.Next(random);
      EXPECT_GE(wait, ceiling / 2);
      EXPECT_LE(wait, ceiling);
      jitter = jitter || wait < ceiling * 0.9;
    }
  }
  EXPECT_TRUE(jitter);
}

}  // namespace
}  // namespace pepiniere::base
