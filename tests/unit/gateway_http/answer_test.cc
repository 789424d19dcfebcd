// What an answer looks like on the wire.
#include "services/gateway/http/answer.h"

#include <gmock/gmock.h>

#include "services/gateway/http/gzip.h"
#include "services/gateway/http/head.h"

namespace pepiniere::gateway {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Accepts, ReadsListsAndQualities) {
  EXPECT_TRUE(Accepts("gzip", "gzip"));
  EXPECT_TRUE(Accepts("br, GZIP;q=0.1", "gzip"));
  EXPECT_TRUE(Accepts("*", "gzip"));
  EXPECT_TRUE(Accepts("*;q=0, gzip", "gzip"));
  EXPECT_FALSE(Accepts("gzip;q=0, *", "gzip"));
  EXPECT_FALSE(Accepts("gzip;q=x", "gzip"));
  EXPECT_FALSE(Accepts("br, identity", "gzip"));
  EXPECT_FALSE(Accepts("", "gzip"));
}

TEST(Gzip, ComesBackWithinBounds) {
  for (const std::string& plain : {std::string(), std::string("x"), std::string(100000, 'y')}) {
    EXPECT_EQ(Gunzip(Gzip(plain), 100000).value_or("?"), plain);
  }
  EXPECT_TRUE(absl::IsResourceExhausted(Gunzip(Gzip(std::string(1001, 'x')), 1000).status()));
  const std::string packed = Gzip("hello");
  EXPECT_TRUE(absl::IsInvalidArgument(Gunzip(packed.substr(0, packed.size() - 1), 1000).status()));
  EXPECT_TRUE(absl::IsInvalidArgument(Gunzip(packed + "x", 1000).status()));
  EXPECT_TRUE(absl::IsInvalidArgument(Gunzip("hello", 1000).status()));
  EXPECT_TRUE(absl::IsInvalidArgument(Gunzip("", 1000).status()));
}

TEST(WriteHead, SaysHowTheBodyComes) {
  const Response response{.status = 200, .headers = {{"etag", "\"a\""}}, .body = nullptr};
  const std::string whole = WriteHead(response, {.length = 5}, absl::UnixEpoch());
  EXPECT_EQ(whole,
            "HTTP/1.1 200 OK\r\netag: \"a\"\r\ndate: Thu, 01 Jan 1970 00:00:00 GMT\r\ncontent-length: 5\r\n\r\n");
  EXPECT_THAT(WriteHead(response, {}, absl::UnixEpoch()), HasSubstr("transfer-encoding: chunked\r\n"));
  const std::string old = WriteHead(response, {.http11 = false, .keep_alive = false}, absl::UnixEpoch());
  EXPECT_THAT(old, Not(HasSubstr("chunked")));
  EXPECT_THAT(old, HasSubstr("connection: close\r\n"));
}

TEST(WriteHead, LetsNoHeaderEndALine) {
  const Response response{
      .status = 200, .headers = {{"x", "a\r\nset-cookie: b"}, {"y z", "1"}, {"content-length", "7"}}, .body = nullptr};
  const std::string head = WriteHead(response, {.length = 0}, absl::UnixEpoch());
  EXPECT_THAT(head, Not(HasSubstr("set-cookie")));
  EXPECT_THAT(head, Not(HasSubstr("y z")));
  EXPECT_THAT(head, Not(HasSubstr("7\r\n\r\n")));
}

TEST(Answers, WhatAPageSaysItselfStays) {
  const Answers answers({});
  Response response{.status = 200,
                    .headers = {{"cross-origin-resource-policy", "cross-origin"}, {"vary", "Cookie"}},
                    .body = nullptr};
  Request request{.method = "GET", .path = "/", .query = "", .headers = {}, .body = "", .peer = "", .secure = true};
  answers.Dress(request, response);
  EXPECT_EQ(response.headers.Get("cross-origin-resource-policy"), "cross-origin");
  EXPECT_EQ(response.headers.Get("vary"), "Cookie");
  EXPECT_THAT(std::string(response.headers.Get("strict-transport-security")), HasSubstr("max-age"));
}

TEST(Answers, PicturesAndSecretsAreNotCompressed) {
  const Request request{
      .method = "GET", .path = "/", .query = "", .headers = {{"accept-encoding", "gzip"}}, .body = "", .peer = ""};
  Response picture = Text(200, "image/png", std::string(5000, 'x'));
  Answers::Fit(request, picture);
  EXPECT_FALSE(picture.headers.Has("content-encoding"));
  Response secret = Text(200, "application/json", std::string(5000, 'x'));
  secret.compressible = false;
  Answers::Fit(request, secret);
  EXPECT_FALSE(secret.headers.Has("content-encoding"));
}

}  // namespace
}  // namespace pepiniere::gateway
