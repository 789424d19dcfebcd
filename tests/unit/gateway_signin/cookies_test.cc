#include "services/gateway/signin/cookies.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/gateway_signin/fake_provider.h"

namespace pepiniere::gateway {
namespace {

using test::Browser;
using testing::EndsWith;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

constexpr char kName[] = "__Host-x";

void Keep(Browser& browser, const std::string& value) {
  const auto fields = KeepCookie(browser.Ask("GET", "/"), kName, value);
  ASSERT_TRUE(fields);
  for (const std::string& field : *fields) browser.Keep(field);
}

std::string Read(const Browser& browser) { return ReadCookie(browser.Ask("GET", "/"), kName); }

TEST(CookiesTest, OnlyThisOriginsServerSeesThem) {
  const auto fields = KeepCookie(Browser({}).Ask("GET", "/"), kName, "abc", absl::Minutes(10));
  ASSERT_TRUE(fields);
  EXPECT_THAT(*fields, testing::ElementsAre("__Host-x=1.abc; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=600"));
}

TEST(CookiesTest, WhatIsLongerThanABrowserKeepsIsSplitAndPutTogether) {
  for (const std::size_t size :
       {std::size_t{1}, std::size_t{3800}, std::size_t{3801}, std::size_t{7601}, kMaxCookieValue}) {
    Browser browser({});  // drops what is too long, as browsers do
    std::string value;
    for (std::size_t i = 0; i < size; ++i) value += static_cast<char>('a' + i % 26);
    Keep(browser, value);
    EXPECT_EQ(Read(browser), value) << size;
    EXPECT_THAT(browser.cookies, SizeIs((size + 3799) / 3800));
  }
  EXPECT_EQ(KeepCookie(Browser({}).Ask("GET", "/"), kName, std::string(kMaxCookieValue + 1, 'x')), std::nullopt);
}

TEST(CookiesTest, AShorterValueTakesBackThePartsOfALongerOne) {
  Browser browser({});
  Keep(browser, std::string(10'000, 'x'));
  Keep(browser, "short");
  EXPECT_EQ(Read(browser), "short");
  EXPECT_THAT(browser.cookies, SizeIs(1));
}

TEST(CookiesTest, AValueWithoutAllItsPartsIsNone) {
  Browser browser({});
  Keep(browser, std::string(10'000, 'x'));
  browser.cookies.erase("__Host-x-1");
  EXPECT_EQ(Read(browser), "");
  for (const char* broken : {"", "1", "0.abc", "4.abc", "9.abc", "x.abc", "abc"}) {
    browser.cookies = {{kName, broken}};
    EXPECT_EQ(Read(browser), "") << broken;
  }
}

TEST(CookiesTest, WhatIsTakenBackIsGone) {
  Browser browser({});
  Keep(browser, std::string(10'000, 'x'));
  const auto fields = TakeBackCookie(browser.Ask("GET", "/"), kName);
  EXPECT_THAT(fields, testing::Each(EndsWith("; Max-Age=0")));
  EXPECT_THAT(fields, testing::Contains(StartsWith("__Host-x=;")));
  for (const std::string& field : fields) browser.Keep(field);
  EXPECT_THAT(browser.cookies, IsEmpty());
  EXPECT_THAT(TakeBackCookie(browser.Ask("GET", "/"), kName), IsEmpty());
}

}  // namespace
}  // namespace pepiniere::gateway
