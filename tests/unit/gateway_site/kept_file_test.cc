#include "services/gateway/http/kept_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/gateway/http/gzip.h"

namespace pepiniere::gateway {
namespace {

constexpr char kModified[] = "Sun, 06 Nov 1994 08:49:37 GMT";

Request With(const Headers& headers) {
  Request request;
  request.headers = headers;
  return request;
}

TEST(KeptFileTest, IsPackedForWhoTakesIt) {
  const KeptFile file("text/plain", std::string(5000, 'a'));
  const Response plain = file.Answer({}), packed = file.Answer(With({{"Accept-Encoding", "br, gzip"}}));
  EXPECT_EQ(*plain.body, std::string(5000, 'a'));
  EXPECT_FALSE(plain.headers.Has("content-encoding"));
  EXPECT_EQ(packed.headers.Get("content-encoding"), "gzip");
  EXPECT_EQ(Gunzip(*packed.body, 5000).value(), *plain.body);
  EXPECT_NE(plain.headers.Get("etag"), packed.headers.Get("etag"));
  for (const Response& response : {plain, packed}) {
    EXPECT_FALSE(response.compressible);
    EXPECT_EQ(response.headers.Get("vary"), "Accept-Encoding");
  }
}

TEST(KeptFileTest, IsInBrotliForWhoTakesItWhereTheBuildMadeIt) {
  const KeptFile file("text/javascript", std::string(5000, 'a'), {}, "packed");
  const Response brotli = file.Answer(With({{"Accept-Encoding", "gzip, br"}}));
  EXPECT_EQ(*brotli.body, "packed");
  EXPECT_EQ(brotli.headers.Get("content-encoding"), "br");
  EXPECT_EQ(brotli.headers.Get("vary"), "Accept-Encoding");
  const Response gzip = file.Answer(With({{"Accept-Encoding", "gzip, br;q=0"}})), plain = file.Answer({});
  EXPECT_EQ(gzip.headers.Get("content-encoding"), "gzip");
  EXPECT_FALSE(plain.headers.Has("content-encoding"));
  EXPECT_NE(brotli.headers.Get("etag"), gzip.headers.Get("etag"));
  EXPECT_NE(brotli.headers.Get("etag"), plain.headers.Get("etag"));
}

TEST(KeptFileTest, WhatGzipMakesNoShorterIsKeptOnce) {
  const KeptFile file("image/png", "\x89PNG");
  const Response response = file.Answer(With({{"accept-encoding", "gzip"}}));
  EXPECT_EQ(*response.body, "\x89PNG");
  EXPECT_FALSE(response.headers.Has("vary"));
}

TEST(KeptFileTest, AnEmptyFileIsAFile) { EXPECT_EQ(*KeptFile("text/plain", "").Answer({}).body, ""); }

TEST(KeptFileTest, TheTagIsTheContents) {
  EXPECT_EQ(KeptFile("text/plain", "a").Answer({}).headers.Get("etag"),
            KeptFile("text/html", "a").Answer({}).headers.Get("etag"));
  EXPECT_NE(KeptFile("text/plain", "a").Answer({}).headers.Get("etag"),
            KeptFile("text/plain", "b").Answer({}).headers.Get("etag"));
}

TEST(KeptFileTest, WhoHasItIsNotSentItAgain) {
  const KeptFile file("text/plain", "a", {{"last-modified", kModified}, {"cache-control", "no-cache"}});
  const auto status = [&](const char* date) { return file.Answer(With({{"If-Modified-Since", date}})).status; };
  EXPECT_EQ(status(kModified), 304);
  EXPECT_EQ(status("Sun, 06 Nov 1994 08:49:38 GMT"), 304);
  EXPECT_EQ(status("Sun, 06 Nov 1994 08:49:36 GMT"), 200);
  EXPECT_EQ(status("yesterday"), 200);
  const Response none = file.Answer(With({{"if-modified-since", kModified}}));
  EXPECT_EQ(none.body, nullptr);
  EXPECT_TRUE(none.headers.Has("etag"));
  EXPECT_EQ(none.headers.Get("cache-control"), "no-cache");
  EXPECT_EQ(file.Answer(With({{"if-modified-since", kModified}, {"if-none-match", "\"other\""}})).status, 200)
      << "the tag goes before the date";
  EXPECT_EQ(KeptFile("text/plain", "a").Answer(With({{"if-modified-since", kModified}})).status, 200)
      << "of no date, nothing is known";
}

}  // namespace
}  // namespace pepiniere::gateway
