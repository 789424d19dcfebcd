// What a request says: its target, its cookies, its query, who sends it.
#include <gtest/gtest.h>

#include "services/gateway/http/message.h"
#include "services/gateway/http/proxies.h"
#include "services/gateway/http/target.h"

namespace pepiniere::gateway {
namespace {

TEST(Headers, NamesHaveNoCase) {
  Headers headers{{"Content-Type", "text/plain"}, {"x", "1"}, {"X", "2"}};
  EXPECT_EQ(headers.Get("content-type"), "text/plain");
  EXPECT_EQ(headers.Get("x"), "1");
  headers.Set("X", "3");
  EXPECT_EQ(headers.Get("x"), "3");
  headers.Remove("x");
  EXPECT_FALSE(headers.Has("X"));
}

TEST(Message, CookiesAndParametersAreFoundByTheirWholeName) {
  const Request request{.method = "GET",
                        .path = "/",
                        .query = "xa=0&a=1%202+3&b",
                        .headers = {{"Cookie", "xsid=no; sid=yes"}, {"cookie", "other=1"}},
                        .body = "",
                        .peer = ""};
  EXPECT_EQ(Cookie(request, "sid"), "yes");
  EXPECT_EQ(Cookie(request, "other"), "1");
  EXPECT_EQ(Cookie(request, "none"), "");
  EXPECT_EQ(QueryParameter(request.query, "a"), "1 2 3");
  EXPECT_EQ(QueryParameter(request.query, "b"), "");
}

TEST(Message, AParameterMayStandSeveralTimes) {
  EXPECT_EQ(QueryParameters("a=1&ab=0&b&a=&a=2%263+4", "a"), (std::vector<std::string>{"1", "", "2&3 4"}));
  EXPECT_TRUE(QueryParameters("b=1", "a").empty());
}

TEST(Message, EscapesComeBack) {
  const std::string text = "é/?&=% \n~";
  EXPECT_EQ(PercentDecode(PercentEncode(text)), text);
  EXPECT_EQ(PercentDecode("%zz%4"), "%zz%4");
}

TEST(Target, IsAPathAndAQuery) {
  const auto target = ParseTarget("/projets/a%20b?x=%20#there");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/projets/a b");
  EXPECT_EQ(target->query, "x=%20");
  EXPECT_EQ(ParseTarget("http://host/path?q")->path, "/path");
  EXPECT_EQ(ParseTarget("https://host")->path, "/");
  EXPECT_EQ(ParseTarget("http://host?q")->query, "q");
}

TEST(Target, DotsAreResolvedBelowTheRootOnly) {
  EXPECT_EQ(ParseTarget("/a/./b/../c")->path, "/a/c");
  EXPECT_EQ(ParseTarget("/a/%2e%2e/")->path, "/");
  EXPECT_EQ(ParseTarget("/a//b/")->path, "/a//b/");
  for (const char* bad : {"/..", "/a/../../b", "/%2e%2e/etc", "/a%00", "/a%0d%0a", "a", ""}) {
    EXPECT_FALSE(ParseTarget(bad)) << bad;
  }
}

std::string Resolved(const std::vector<std::string>& trusted, const std::string& peer, const std::string& forwarded) {
  Request request{.method = "GET",
                  .path = "/",
                  .query = "",
                  .headers = {{"X-Forwarded-For", forwarded}, {"X-Forwarded-Proto", "https"}},
                  .body = "",
                  .peer = peer};
  TrustedProxies::Parse(trusted)->Resolve(request);
  return request.peer + (request.secure ? " secure" : "");
}

TEST(TrustedProxies, TheLastUnknownAddressIsTheClient) {
  EXPECT_EQ(Resolved({"10.0.0.0/8"}, "10.1.2.3", "198.51.100.7, 203.0.113.9, 10.9.9.9"), "203.0.113.9 secure");
  EXPECT_EQ(Resolved({"10.0.0.0/8"}, "203.0.113.9", "198.51.100.7"), "203.0.113.9");
  EXPECT_EQ(Resolved({}, "10.1.2.3", "198.51.100.7"), "10.1.2.3");
  EXPECT_EQ(Resolved({"::1"}, "::1", "2001:db8::7"), "2001:db8::7 secure");
  EXPECT_EQ(Resolved({"10.0.0.0/8"}, "10.1.2.3", "198.51.100.7:4711"), "198.51.100.7 secure");
  EXPECT_EQ(Resolved({"10.0.0.0/8"}, "10.1.2.3", "[2001:db8::7]:4711"), "2001:db8::7 secure");
  EXPECT_EQ(Resolved({"10.0.0.0/8"}, "10.1.2.3", "<script>"), "10.1.2.3 secure");
  EXPECT_EQ(Resolved({"192.0.2.4/30"}, "192.0.2.7", "198.51.100.7"), "198.51.100.7 secure");
  EXPECT_EQ(Resolved({"192.0.2.4/30"}, "192.0.2.8", "198.51.100.7"), "192.0.2.8");
}

TEST(TrustedProxies, OnlyAddressesAndNetworksAreAccepted) {
  for (const char* bad : {"localhost", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "::1/129", "10.0.0.0/8/8", ""}) {
    EXPECT_FALSE(TrustedProxies::Parse({bad}).ok()) << bad;
  }
  EXPECT_TRUE(TrustedProxies::Parse({"10.0.0.0/0", "::/0", "10.0.0.1"}).ok());
}

}  // namespace
}  // namespace pepiniere::gateway
