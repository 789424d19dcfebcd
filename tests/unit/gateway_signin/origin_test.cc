#include "services/gateway/signin/origin.h"

#include <gtest/gtest.h>

namespace pepiniere::gateway {
namespace {

constexpr char kOrigin[] = "https://portfolio.example";

Request Asks(const char* method, Headers headers) {
  return {.method = method, .path = "/x", .query = "", .headers = std::move(headers), .body = "", .peer = ""};
}

TEST(OriginTest, WhatMayChangeThingsComesFromOurOwnPages) {
  const struct {
    const char* what;
    const char* method;
    Headers headers;
    bool ours;
  } kCases[] = {
      {"reading", "GET", {{"origin", "https://evil.example"}, {"sec-fetch-site", "cross-site"}}, true},
      {"reading the head", "HEAD", {}, true},
      {"our page", "POST", {{"origin", kOrigin}}, true},
      {"our page, twice said", "POST", {{"origin", kOrigin}, {"sec-fetch-site", "same-origin"}}, true},
      {"another site", "POST", {{"origin", "https://evil.example"}}, false},
      {"another port", "POST", {{"origin", "https://portfolio.example:8443"}}, false},
      {"another scheme", "POST", {{"origin", "http://portfolio.example"}}, false},
      {"a name that begins like ours", "POST", {{"origin", "https://portfolio.example.evil.example"}}, false},
      {"a subdomain", "POST", {{"origin", "https://x.portfolio.example"}, {"sec-fetch-site", "same-site"}}, false},
      {"a sandboxed frame", "POST", {{"origin", "null"}, {"sec-fetch-site", "same-origin"}}, false},
      {"an empty origin", "POST", {{"origin", ""}, {"sec-fetch-site", "same-origin"}}, false},
      {"no origin, ours", "POST", {{"sec-fetch-site", "same-origin"}}, true},
      {"no origin, the person", "POST", {{"sec-fetch-site", "none"}}, true},
      {"no origin, a subdomain", "POST", {{"sec-fetch-site", "same-site"}}, false},
      {"no origin, another site", "POST", {{"sec-fetch-site", "cross-site"}}, false},
      {"nothing said", "POST", {}, false},
      {"another method", "DELETE", {{"origin", "https://evil.example"}}, false},
      {"a method in small letters", "get", {}, false},
  };
  for (const auto& c : kCases) EXPECT_EQ(IsOurOwn(Asks(c.method, c.headers), kOrigin), c.ours) << c.what;
}

TEST(OriginTest, FromHereIsNoOtherSiteAndNoOtherName) {
  const struct {
    const char* what;
    Headers headers;
    bool here;
  } kCases[] = {
      {"a program", {}, true},
      {"somebody who typed it", {{"host", "dev.example:8080"}}, true},
      {"in capitals", {{"host", "DEV.example"}}, true},
      {"this machine", {{"host", "localhost:8080"}}, true},
      {"this machine, by number", {{"host", "127.0.0.1:18080"}}, true},
      {"this machine, by the other number", {{"host", "[::1]:8080"}}, true},
      {"our form", {{"host", "dev.example:8080"}, {"origin", "http://dev.example:8080"}}, true},
      {"another site's page", {{"host", "dev.example:8080"}, {"origin", "https://evil.example"}}, false},
      {"a sandboxed frame", {{"host", "dev.example:8080"}, {"origin", "null"}}, false},
      {"a name that was led here", {{"host", "evil.example:8080"}}, false},
      {"a name that begins like ours", {{"host", "dev.example.evil.example"}}, false},
      {"a name that begins like this machine", {{"host", "localhost.evil.example:8080"}}, false},
      {"no name", {{"host", ""}}, false},
      {"half an address", {{"host", "[::1"}}, false},
  };
  for (const auto& c : kCases)
    EXPECT_EQ(IsFromHere(Asks("GET", c.headers), "http://dev.example:8080"), c.here) << c.what;
}

TEST(OriginTest, OnlyPathsOfOursAreReturnedTo) {
  for (const std::string path : {"/", "/projects", "/projects?q=a%20b&x=//y", "/a/../b", "/x#part", "/authors"})
    EXPECT_EQ(ReturnPath(path), path);
  for (const std::string path :
       {"", "projects", "//evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example", "/\n/evil.example",
        " /x", "https://evil.example", "javascript:alert(1)", "/x\r\nset-cookie: a=b", "/caf\xc3\xa9", "/auth/login",
        "/auth/callback?code=x"})
    EXPECT_EQ(ReturnPath(path), "/") << path;
  EXPECT_EQ(ReturnPath("/" + std::string(5000, 'x')), "/");
}

}  // namespace
}  // namespace pepiniere::gateway
