#include "clients/pep/formats/content/escape.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace pepiniere::content {
namespace {

using namespace std::string_view_literals;

TEST(EscapeTest, LeavesWhatPeopleRead) {
  EXPECT_EQ(Escape("défi\n\t— 🐝 œuvre"), "défi\n\t— 🐝 œuvre");
  EXPECT_EQ(Escape("a\r\nb"), "a\\x0d\nb");
  EXPECT_EQ(Escape("a\\x0d"), "a\\\\x0d");
}

TEST(EscapeTest, AnyBytesComeBack) {
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  for (const std::string_view bytes :
       {std::string_view(all), "\xc2\x85"sv, "\xe0\x80\x80"sv, "\xed\xa0\x80"sv, "\xf4\x90\x80\x80"sv, "\xc3"sv, "\0"sv,
        "\\"sv, "\\x"sv, "\\xzz"sv, "\xef\xbb\xbf---\r\n"sv}) {
    const std::string text = Escape(bytes);
    EXPECT_EQ(Unescape(text), bytes);
    EXPECT_EQ(Escape(text).find('\r'), std::string::npos);
  }
}

}  // namespace
}  // namespace pepiniere::content
