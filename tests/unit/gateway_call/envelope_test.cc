#include "services/gateway/call/envelope.h"

#include <gtest/gtest.h>

#include "services/gateway/call/base64.h"

namespace pepiniere::gateway {
namespace {

TEST(Envelope, ComesInAnyPieces) {
  const std::string bytes = MakeEnvelope(0, "hello") + MakeEnvelope(kCompressed, "") + MakeEnvelope(0, "world");
  for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
    EnvelopeParser parser(5);
    std::vector<std::string> heard;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
      parser.Push(std::string_view(bytes).substr(at, piece));
      for (auto next = parser.Next().value(); next; next = parser.Next().value()) heard.push_back(next->payload);
    }
    EXPECT_EQ(heard, (std::vector<std::string>{"hello", "", "world"})) << piece;
    EXPECT_TRUE(parser.complete());
  }
}

TEST(Envelope, TooLargeIsSaidBeforeItIsThere) {
  EnvelopeParser parser(5);
  parser.Push(MakeEnvelope(0, "123456").substr(0, 5));
  EXPECT_TRUE(absl::IsResourceExhausted(parser.Next().status()));
}

TEST(Envelope, HalfOfOneIsNotComplete) {
  EnvelopeParser parser(5);
  parser.Push(MakeEnvelope(0, "hello").substr(0, 7));
  EXPECT_FALSE(parser.Next().value());
  EXPECT_FALSE(parser.complete());
}

TEST(Base64, TakesBothAlphabetsPaddedOrNot) {
  const std::string bytes = "\xfb\xff\xfe?";
  EXPECT_EQ(Base64(bytes), "+//+Pw==");
  for (const char* text : {"+//+Pw==", "+//+Pw", "-__-Pw"}) EXPECT_EQ(FromBase64(text), bytes) << text;
  EXPECT_EQ(Base64Unpadded(bytes), "+//+Pw");
  EXPECT_FALSE(FromBase64("a b$"));
}

TEST(Base64, AStreamMayBePaddedInItsMiddle) {
  const std::string text = Base64("a") + Base64("bcd") + Base64("ef");
  for (std::size_t piece = 1; piece <= text.size(); ++piece) {
    Base64Stream stream;
    std::string bytes;
    for (std::size_t at = 0; at < text.size(); at += piece) bytes += stream.Push(text.substr(at, piece)).value_or("?");
    EXPECT_EQ(bytes, "abcdef") << piece;
    EXPECT_TRUE(stream.complete());
  }
  Base64Stream stream;
  EXPECT_FALSE(stream.Push("$$$$"));
}

}  // namespace
}  // namespace pepiniere::gateway
