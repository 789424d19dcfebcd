#include "services/rpc/rate_limiter.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "google/rpc/error_details.pb.h"
#include "services/aip/errors.h"

namespace pepiniere::rpc {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1'800'000'000);

int Admitted(RateLimiter& limiter, const std::string& caller, absl::Time now, int calls) {
  int admitted = 0;
  for (int i = 0; i < calls; ++i) admitted += limiter.Admit(caller, now).ok();
  return admitted;
}

TEST(RateLimiter, AdmitsABurstThenTheRate) {
  RateLimiter limiter({.per_second = 3, .burst = 10});
  EXPECT_EQ(Admitted(limiter, "a", kNow, 50), 10);
  EXPECT_EQ(Admitted(limiter, "a", kNow + absl::Seconds(1), 50), 3);
  EXPECT_EQ(Admitted(limiter, "a", kNow + absl::Seconds(2), 50), 3);
  EXPECT_EQ(Admitted(limiter, "a", kNow + absl::Hours(1), 50), 10) << "a rest fills the bucket, and no more";
  EXPECT_EQ(limiter.refused(), 174u);
}

TEST(RateLimiter, SaysWhenToComeBackAndMeansIt) {
  RateLimiter limiter({.per_second = 0.5, .burst = 2});
  ASSERT_EQ(Admitted(limiter, "a", kNow, 2), 2);
  const absl::Status refused = limiter.Admit("a", kNow + absl::Milliseconds(500));
  ASSERT_TRUE(absl::IsResourceExhausted(refused));
  google::rpc::RetryInfo when;
  google::rpc::ErrorInfo why;
  ASSERT_TRUE(aip::GetDetail(refused, when) && aip::GetDetail(refused, why));
  EXPECT_EQ(why.reason(), "RATE_LIMITED");
  EXPECT_EQ(when.retry_delay().seconds(), 1);
  EXPECT_EQ(when.retry_delay().nanos(), 500'000'000);
  EXPECT_EQ(Admitted(limiter, "a", kNow + absl::Seconds(2), 5), 1);
}

TEST(RateLimiter, OneCallersHasteIsNotAnothers) {
  RateLimiter limiter({.per_second = 1});
  EXPECT_EQ(Admitted(limiter, "a", kNow, 5), 1);
  EXPECT_EQ(Admitted(limiter, "b", kNow, 5), 1);
}

TEST(RateLimiter, ForgetsWhoRestsAndNeverGrowsPastItsBound) {
  RateLimiter limiter({.per_second = 1, .burst = 5, .callers = 100});
  for (int i = 0; i < 1000; ++i) Admitted(limiter, absl::StrCat("caller-", i), kNow, 1);
  EXPECT_LE(limiter.callers(), 100u);
  Admitted(limiter, "late", kNow + absl::Seconds(6), 1);
  EXPECT_EQ(limiter.callers(), 1u);
}

TEST(RateLimiter, WithoutARateThereIsNone) {
  RateLimiter limiter({});
  EXPECT_FALSE(limiter.enabled());
  EXPECT_EQ(Admitted(limiter, "a", kNow, 50), 50);
  // Who looked at the clock before another and comes after it; or the clock was set back.
  EXPECT_EQ(Admitted(limiter, "a", kNow - absl::Seconds(1), 50), 50);
}

}  // namespace
}  // namespace pepiniere::rpc
