// Sessions whose access token comes to its end.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <latch>
#include <set>
#include <thread>

#include "services/gateway/signin/sign_in.h"
#include "tests/unit/gateway_signin/fake_provider.h"

namespace pepiniere::gateway {
namespace {

using test::Browser;
using test::FakeProvider;
using test::json;
using test::ManualClock;
using testing::IsEmpty;
using testing::SizeIs;

class RenewalTest : public testing::Test {
 protected:
  void LogIn() {
    const std::string location(browser_.Get("/auth/login").headers.Get("location"));
    browser_.Get(provider_.SignIn(location));
    ASSERT_THAT(browser_.cookies, SizeIs(1));
  }
  // The visitor of a request, whose answer the browser gets.
  absl::StatusOr<Visitor> Visit() {
    auto visitor = sign_in_->Find(browser_.Ask("GET", "/x"));
    if (visitor.ok())
      for (const std::string& field : visitor->set_cookies) browser_.Keep(field);
    return visitor;
  }
  std::string Token() {
    const auto visitor = Visit();
    return visitor.ok() ? visitor->access_token : visitor.status().ToString();
  }

  ManualClock clock_;
  FakeProvider provider_{clock_};
  std::unique_ptr<SignIn> sign_in_ = SignIn::Create(test::Options(), clock_, nullptr, provider_.fetch()).value();
  Browser browser_{sign_in_->routes()};
};

TEST_F(RenewalTest, ATokenIsRenewedBeforeItsEndAndNotSooner) {
  LogIn();
  const std::string first = Token();
  clock_.Pass(absl::Minutes(4) - absl::Seconds(1));
  EXPECT_EQ(Token(), first);
  EXPECT_EQ(provider_.renewals, 0);
  clock_.Pass(absl::Seconds(1));
  const std::string second = Token();
  EXPECT_NE(second, first);
  EXPECT_EQ(Token(), second) << "the browser has it now";
  EXPECT_EQ(provider_.renewals, 1);
  for (int i = 0; i < 10; ++i) {
    clock_.Pass(absl::Minutes(4));
    EXPECT_NE(Token(), second);
  }
  EXPECT_EQ(provider_.renewals, 11);
}

TEST_F(RenewalTest, HoweverManyComeAtOnceTheRefreshTokenIsUsedOnce) {
  LogIn();
  const Request request = browser_.Ask("GET", "/x");
  clock_.Pass(absl::Minutes(6));  // past its end: nobody can go on with the old one
  constexpr int kRequests = 16;
  std::latch together(kRequests);
  std::mutex mutex;
  std::set<std::string> tokens;
  std::set<std::vector<std::string>> cookies;
  std::vector<std::thread> threads;
  for (int i = 0; i < kRequests; ++i) {
    threads.emplace_back([&] {
      together.arrive_and_wait();
      const auto visitor = sign_in_->Find(request);
      std::lock_guard lock(mutex);
      tokens.insert(visitor.ok() ? visitor->access_token : visitor.status().ToString());
      if (visitor.ok()) cookies.insert(visitor->set_cookies);
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(provider_.renewals, 1);
  EXPECT_THAT(tokens, SizeIs(1)) << "all have the same token";
  EXPECT_THAT(cookies, SizeIs(1)) << "and the same cookies: parts of two would fit nothing";
  clock_.Pass(absl::Seconds(59));
  EXPECT_EQ(*tokens.begin(), sign_in_->Find(request)->access_token) << "nor does a straggler use it again";
  EXPECT_EQ(provider_.renewals, 1);
}

TEST_F(RenewalTest, ARenewalUnderWayIsWaitedFor) {
  ASSERT_NO_FATAL_FAILURE(LogIn());
  const Request request = browser_.Ask("GET", "/x");
  clock_.Pass(absl::Minutes(6));
  std::latch at_the_provider(1), go_on(1);
  provider_.while_renewing = [&] {
    at_the_provider.count_down();
    go_on.wait();
  };
  std::string first, second;
  std::thread one([&] { first = sign_in_->Find(request)->access_token; });
  at_the_provider.wait();
  std::thread two([&] { second = sign_in_->Find(request)->access_token; });
  go_on.count_down();
  one.join();
  two.join();
  EXPECT_EQ(first, second);
  EXPECT_EQ(provider_.renewals, 1);
}

TEST_F(RenewalTest, TwoSessionsDoNotWaitForEachOther) {
  provider_.rotates = false;
  LogIn();
  const Request one = browser_.Ask("GET", "/x");
  LogIn();
  const Request two = browser_.Ask("GET", "/x");
  clock_.Pass(absl::Minutes(6));
  EXPECT_NE(sign_in_->Find(one)->access_token, sign_in_->Find(two)->access_token);
  EXPECT_EQ(provider_.renewals, 2);
}

TEST_F(RenewalTest, ARefusedRenewalEndsTheSession) {
  LogIn();
  const Request stolen = browser_.Ask("GET", "/x");
  clock_.Pass(absl::Minutes(4));
  Token();
  clock_.Pass(absl::Minutes(5));  // the used refresh token is no longer remembered, and the provider refuses it
  const auto visitor = sign_in_->Find(stolen);
  ASSERT_TRUE(visitor.ok()) << visitor.status();
  EXPECT_EQ(visitor->access_token, "");
  EXPECT_THAT(visitor->set_cookies, testing::ElementsAre(testing::HasSubstr("Max-Age=0")));
}

TEST_F(RenewalTest, AnotherPersonsTokenEndsTheSession) {
  LogIn();
  provider_.access = {{"sub", "somebody-else"}};
  clock_.Pass(absl::Minutes(4));
  EXPECT_EQ(Token(), "");
  EXPECT_THAT(browser_.cookies, IsEmpty());
}

TEST_F(RenewalTest, WithoutTheProviderOneGoesOnWithTheTokenWhileItIsGood) {
  LogIn();
  const std::string first = Token();
  provider_.away = true;
  clock_.Pass(absl::Minutes(4));
  EXPECT_EQ(Token(), first);
  clock_.Pass(absl::Minutes(1));
  EXPECT_EQ(Visit().status().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(browser_.Get("/auth/session").status, 503);
  EXPECT_THAT(browser_.cookies, SizeIs(1)) << "the session is not lost";
  provider_.away = false;
  clock_.Pass(absl::Seconds(3));
  EXPECT_NE(Token(), first);
  EXPECT_EQ(json::parse(*browser_.Get("/auth/session").body)["signedIn"], true);
}

TEST_F(RenewalTest, WithoutARefreshTokenTheSessionEndsWithTheToken) {
  provider_.gives_refresh_tokens = false;
  LogIn();
  EXPECT_EQ(json::parse(*browser_.Get("/auth/session").body)["expireTime"], "2027-01-15T08:05:00Z");
  clock_.Pass(absl::Minutes(5) - absl::Seconds(1));
  EXPECT_NE(Token(), "");
  clock_.Pass(absl::Seconds(1));
  EXPECT_EQ(Token(), "");
  EXPECT_THAT(browser_.cookies, IsEmpty());
  EXPECT_EQ(provider_.renewals, 0);
}

TEST_F(RenewalTest, ASessionEndsWhateverTheProviderWouldRenew) {
  LogIn();
  for (int minutes = 0; minutes < 12 * 60; minutes += 4) {
    ASSERT_NE(Token(), "") << minutes;
    clock_.Pass(absl::Minutes(4));
  }
  EXPECT_EQ(Token(), "");
  EXPECT_THAT(browser_.cookies, IsEmpty());
}

TEST_F(RenewalTest, TokensShorterThanTheMarginAreUsedForHalfTheirLife) {
  for (const bool rotates : {true, false}) {
    provider_.rotates = rotates;
    provider_.access_life = absl::Seconds(20);
    provider_.renewals = 0;
    LogIn();
    std::set<std::string> tokens;
    for (int second = 0; second < 60; ++second) {
      tokens.insert(Token());
      clock_.Pass(absl::Seconds(1));
    }
    EXPECT_EQ(provider_.renewals, 5) << rotates;
    EXPECT_THAT(tokens, SizeIs(6)) << rotates;
    EXPECT_EQ(tokens.count(""), 0u);
  }
}

TEST_F(RenewalTest, WhoStillShowsTheCookieBeforeTheLastGetsAGoodToken) {
  provider_.access_life = absl::Seconds(20);
  LogIn();
  const Request old = browser_.Ask("GET", "/x");
  clock_.Pass(absl::Seconds(10));
  const std::string second = Token();
  clock_.Pass(absl::Seconds(20));
  const auto visitor = sign_in_->Find(old);
  ASSERT_TRUE(visitor.ok()) << visitor.status();
  EXPECT_NE(visitor->access_token, second) << "which is over by now";
  EXPECT_NE(visitor->access_token, "");
  EXPECT_EQ(provider_.renewals, 2);
}

}  // namespace
}  // namespace pepiniere::gateway
