#include "services/assessment/fraction.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pepiniere::assessment {
namespace {

Fraction Read(std::string_view text) { return Fraction::Parse(text).value(); }

TEST(FractionTest, IsWrittenReduced) {
  for (const auto& [read, written] : std::initializer_list<std::pair<const char*, const char*>>{
           {"33/2", "33/2"},
           {"66/4", "33/2"},
           {"34/2", "17"},
           {"1", "1"},
           {"-1/3", "-1/3"},
           {"0/7", "0"},
           {"-0", "0"},
           {"010/08", "5/4"},
           {"00", "0"},
           {"9999999999999999999999999999999999999999/3", "3333333333333333333333333333333333333333"}}) {
    EXPECT_EQ(Read(read).ToString(), written) << read;
  }
  EXPECT_EQ(Fraction().ToString(), "0");
  EXPECT_EQ(Fraction(-9'223'372'036'854'775'807 - 1).ToString(), "-9223372036854775808");
}

TEST(FractionTest, AnythingElseIsNone) {
  for (const char* text : {"", "-", "/", "1/", "/2", "1/0", "1/00", "1/-2", "--1", "+1", " 1", "1 ", "1/2/3", "1.5",
                           "1,5", "1e3", "0x10", "½", "10000000000000000000000000000000000000000"}) {
    EXPECT_EQ(Fraction::Parse(text), std::nullopt) << text;
  }
}

TEST(FractionTest, NothingIsRounded) {
  const Fraction third = Read("1/3");
  EXPECT_EQ(third + third + third, Fraction(1));
  EXPECT_EQ((Read("1/2") - third).ToString(), "1/6");
  EXPECT_EQ((third * Read("3/4")).ToString(), "1/4");
  EXPECT_EQ((third / Read("2/3")).ToString(), "1/2");
  EXPECT_LT(Read("333333333333333333333333333333/1000000000000000000000000000000"), third);
  EXPECT_GT(Fraction(), Read("-1/9999999999"));
  EXPECT_EQ(Read("2/4"), Read("1/2"));
}

}  // namespace
}  // namespace pepiniere::assessment
