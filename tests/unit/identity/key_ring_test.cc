#include "services/identity/key_ring.h"

#include <gtest/gtest.h>

#include "services/identity/token_cache.h"
#include "tests/support/jwt.h"

namespace pepiniere::rpc {
namespace {

using test::Issuer;

class HandClock final : public base::Clock {
 public:
  absl::Time Now() const override { return now; }
  void Sleep(absl::Duration) const override {}
  absl::Time now = absl::FromUnixSeconds(1'800'000'000);
};

// An issuer whose key page changes, fails, and counts its visitors.
struct Page {
  absl::StatusOr<std::string> text;
  int visits = 0;
  identity::KeySource source() {
    return [this] {
      ++visits;
      return text;
    };
  }
};

class KeyRingTest : public testing::Test {
 protected:
  const Issuer old_{Issuer::Kind::kP256, "old"};
  const Issuer new_{Issuer::Kind::kP256, "new"};
  HandClock clock_;
  Page page_{Issuer::Jwks({old_.Jwk()})};
  identity::KeyRing ring_{page_.source(), {}, clock_};
};

TEST_F(KeyRingTest, LearnsANewKeyWhenATokenUsesIt) {
  ASSERT_TRUE(ring_.Find("old").value().has_value());
  page_.text = Issuer::Jwks({old_.Jwk(), new_.Jwk()});
  clock_.now += absl::Seconds(11);
  EXPECT_TRUE(ring_.Find("new").value().has_value());
}

TEST_F(KeyRingTest, UnknownKeysProvokeOneFetchAnInterval) {
  for (int i = 0; i < 100; ++i) EXPECT_FALSE(ring_.Find(absl::StrCat("forged-", i)).value().has_value());
  EXPECT_EQ(page_.visits, 1);
  clock_.now += absl::Seconds(11);
  for (int i = 0; i < 100; ++i) EXPECT_FALSE(ring_.Find(absl::StrCat("forged-", i)).value().has_value());
  EXPECT_EQ(page_.visits, 2);
}

TEST_F(KeyRingTest, KeepsItsKeysThroughAnOutageAndThroughNonsense) {
  ASSERT_TRUE(ring_.Refresh().ok());
  for (const absl::StatusOr<std::string>& trouble : {absl::StatusOr<std::string>(absl::UnavailableError("down")),
                                                     absl::StatusOr<std::string>("<html>busy</html>")}) {
    page_.text = trouble;
    EXPECT_FALSE(ring_.Refresh().ok());
    EXPECT_TRUE(ring_.Find("old").value().has_value());
  }
}

TEST_F(KeyRingTest, SaysUnavailableWhileItNeverHadKeys) {
  page_.text = absl::UnavailableError("down");
  EXPECT_TRUE(absl::IsUnavailable(ring_.Find("old").status()));
}

TEST_F(KeyRingTest, AWithdrawnKeyIsGoneAndItsVerifiedTokensWithIt) {
  ASSERT_TRUE(ring_.Refresh().ok());
  identity::TokenCache cache(8);
  cache.Insert("token", ring_.generation(), absl::InfiniteFuture(), std::make_shared<identity::Principal>(),
               clock_.now);
  ASSERT_NE(cache.Find("token", ring_.generation(), clock_.now), nullptr);
  page_.text = Issuer::Jwks({new_.Jwk()});
  ASSERT_TRUE(ring_.Refresh().ok());
  EXPECT_FALSE(ring_.Find("old").value().has_value());
  EXPECT_EQ(cache.Find("token", ring_.generation(), clock_.now), nullptr);
}

TEST(TokenCache, ForgetsWhatExpiredAndNeverGrowsPastItsBound) {
  identity::TokenCache cache(3);
  const absl::Time now = absl::FromUnixSeconds(1'800'000'000);
  const auto who = std::make_shared<identity::Principal>(identity::Principal{"x", {}});
  cache.Insert("short", 1, now + absl::Seconds(1), who, now);
  EXPECT_NE(cache.Find("short", 1, now), nullptr);
  EXPECT_EQ(cache.Find("short", 1, now + absl::Seconds(1)), nullptr);
  for (int i = 0; i < 10; ++i) cache.Insert(absl::StrCat("token-", i), 1, now + absl::Hours(1), who, now);
  int kept = 0;
  for (int i = 0; i < 10; ++i) kept += cache.Find(absl::StrCat("token-", i), 1, now) != nullptr;
  EXPECT_EQ(kept, 3);
  EXPECT_NE(cache.Find("token-9", 1, now), nullptr);
}

}  // namespace
}  // namespace pepiniere::rpc
