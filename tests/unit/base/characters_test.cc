#include "services/base/characters.h"

#include <gtest/gtest.h>

namespace pepiniere::base {
namespace {

TEST(CharactersTest, BlankIsWhatNobodySees) {
  for (const char* text : {"", " ", "\t\n", "\u00a0", "\u200b\ufeff ", "\u3000\u2060", "\u2800"}) {
    EXPECT_TRUE(IsBlank(text)) << text;
  }
  for (const char* text : {"a", " a ", "\u00a0é", "-"}) EXPECT_FALSE(IsBlank(text)) << text;
}

TEST(CharactersTest, ControlsAreUnicodes) {
  for (const std::string_view text :
       {std::string_view("a\0b", 3), std::string_view("\x07"), std::string_view("\x1b[31m"), std::string_view("\x7f"),
        std::string_view("\u0085"), std::string_view("a\rb"), std::string_view("a\r")}) {
    EXPECT_TRUE(HasControls(text, Lines::kOne)) << text;
    EXPECT_TRUE(HasControls(text, Lines::kMany)) << text;
  }
  for (const std::string_view text : {"a\nb", "a\tb", "a\r\nb"}) {
    EXPECT_TRUE(HasControls(text, Lines::kOne)) << text;
    EXPECT_FALSE(HasControls(text, Lines::kMany)) << text;
  }
  for (const std::string_view text : {"", "été", "\u00a0", "日本", "👩🏽‍🚀"})
    EXPECT_FALSE(HasControls(text, Lines::kOne)) << text;
}

TEST(CharactersTest, OneLineHoldsNothingThatNobodySees) {
  for (const std::string_view text : {"a\u200bb", "a\u2028b", "\u202etxt.exe", "\ufeffa", "a\u2066b"}) {
    EXPECT_TRUE(HasControls(text, Lines::kOne)) << text;
    EXPECT_FALSE(HasControls(text, Lines::kMany)) << text;
  }
  EXPECT_EQ(WithoutControls("\ufeffa\u200bb\u202e\u00a0c", Lines::kOne), "ab\u00a0c");
  EXPECT_EQ(WithoutControls("a\u200bb", Lines::kMany), "a\u200bb");
}

TEST(CharactersTest, WithoutThemNothingElseIsLost) {
  EXPECT_EQ(WithoutControls("a\x1b[1mb\u0085c", Lines::kMany), "a[1mbc");
  EXPECT_EQ(WithoutControls("a\r\nb\rc\n\td", Lines::kMany), "a\nb\nc\n\td");
  EXPECT_EQ(WithoutControls("a\r\nb\rc\td", Lines::kOne), "a b c d");
  EXPECT_EQ(WithoutControls("été 👩🏽‍🚀", Lines::kOne), "été 👩🏽‍🚀");
  EXPECT_FALSE(HasControls(WithoutControls("\r\r\n\n\r", Lines::kMany), Lines::kMany));
}

TEST(CharactersTest, AWebAddressHasASchemeAndAHost) {
  for (const char* text :
       {"https://a.example", "HTTP://a.example/b?c=d#e", "https://été.example", "https://[::1]:8080/"}) {
    EXPECT_TRUE(IsWebAddress(text)) << text;
  }
  for (const char* text : {"", "a.example", "//a.example", "https://", "https:///a", " https://a", "https://a b",
                           "javascript:x", "https://[::1", "https://exa\u200bmple", "http://\u202e"}) {
    EXPECT_FALSE(IsWebAddress(text)) << text;
  }
}

}  // namespace
}  // namespace pepiniere::base
