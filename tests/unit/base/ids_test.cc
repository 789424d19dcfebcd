#include "services/base/ids.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <mutex>
#include <random>
#include <set>
#include <thread>

namespace pepiniere::base {
namespace {

TEST(IdsTest, AnIdSaysItsMillisecondFirst) {
  std::mt19937 random(7);
  // The example of the ULID specification.
  EXPECT_THAT(Ulid(absl::FromUnixMillis(1469918176385), random),
              ::testing::MatchesRegex("01ARYZ6S41[0-9A-HJKMNP-TV-Z]{16}"));
  EXPECT_LT(Ulid(absl::FromUnixMillis(999), random), Ulid(absl::FromUnixMillis(1000), random));
}

TEST(IdsTest, TheTimeOfAnIdIsWhatItBeginsWith) {
  EXPECT_EQ(UlidTime(absl::FromUnixMillis(1469918176385)), "01ARYZ6S41");
  EXPECT_EQ(UlidTime(absl::InfinitePast()), "0000000000");
  EXPECT_EQ(UlidTime(absl::InfiniteFuture()), "7ZZZZZZZZZ");
}

TEST(IdsTest, NoTwoAreTheSame) {
  constexpr int kThreads = 4, kEach = 5000;
  std::mutex mutex;
  std::set<std::string> ids;
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < kEach; ++i) {
        const std::string id = NewId(absl::UnixEpoch());
        std::lock_guard lock(mutex);
        ids.insert(id);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(ids.size(), kThreads * kEach);
}

}  // namespace
}  // namespace pepiniere::base
