#include "services/json/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"

namespace pepiniere::json {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

bool IsJson(std::string_view text) { return Reader(text).root().has_value(); }

TEST(ReaderTest, EachTypeIsReadAsItselfAlone) {
  const Reader text(R"({"text":"é \"\\\n\u00e9\ud83c\udf31","flag":true,"whole":-7,"part":0.5,"none":null,"list":[]})");
  ASSERT_TRUE(text.root() && text.root()->IsObject());
  std::vector<std::string> said;
  for (ObjectMembers members = text.root()->Members(); !members.done(); members.Next()) {
    const Value value = members.value();
    std::string types;
    if (value.Text()) types += "text";
    if (value.Flag()) types += "flag";
    if (value.Integer()) types += "integer";
    if (value.Number()) types += "number";
    if (value.IsObject() || value.EachItem([](Value) { return true; })) types += "more";
    said.push_back(absl::StrCat(std::string(members.key()), " ", types));
  }
  EXPECT_THAT(said, ElementsAre("text text", "flag flag", "whole integernumber", "part number", "none ", "list more"));
  ObjectMembers members = text.root()->Members();
  EXPECT_EQ(members.value().Text(), "é \"\\\né🌱");
  members.Next();
  EXPECT_EQ(members.value().Flag(), true);
  members.Next();
  EXPECT_EQ(members.value().Integer(), -7);
  EXPECT_EQ(members.value().Number(), -7);
  members.Next();
  EXPECT_EQ(members.value().Number(), 0.5);
}

TEST(ReaderTest, TheLargestNumbersAndNoneBeyond) {
  const auto integer = [](std::string_view text) { return Reader(text).root()->Integer(); };
  EXPECT_EQ(integer("9223372036854775807"), std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(integer("-9223372036854775808"), std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(integer("9223372036854775808"), std::nullopt);
  EXPECT_EQ(integer("1.0"), std::nullopt);
  EXPECT_EQ(integer("1e3"), std::nullopt);
  EXPECT_EQ(Reader("1.7976931348623157e308").root()->Number(), std::numeric_limits<double>::max());
  for (const char* text : {"1e400", "-1e400", "123456789012345678901234567890"}) EXPECT_FALSE(IsJson(text)) << text;
}

TEST(ReaderTest, ItemsAndWhatIsInThem) {
  const Reader text(R"([{"a":[1,2]},{"a":[]},{"a":[3]}])");
  std::vector<std::int64_t> found;
  EXPECT_TRUE(text.root()->EachItem([&](Value item) {
    return item.Members().value().EachItem([&](Value number) {
      found.push_back(*number.Integer());
      return true;
    });
  }));
  EXPECT_THAT(found, ElementsAre(1, 2, 3));
  int shown = 0;
  EXPECT_FALSE(text.root()->EachItem([&](Value) { return ++shown < 2; }));
  EXPECT_EQ(shown, 2);
  EXPECT_TRUE(text.root()->Members().done());
}

TEST(ReaderTest, MembersComeInTheirOrderAndAsOftenAsTheyStand) {
  const Reader text(R"({"b":1,"a":{"deep":[{}]},"b":2,"":3})");
  std::vector<std::pair<std::string, std::optional<std::int64_t>>> met;
  for (ObjectMembers members = text.root()->Members(); !members.done(); members.Next()) {
    met.emplace_back(members.key(), members.value().Integer());
  }
  EXPECT_THAT(met, ElementsAre(Pair("b", 1), Pair("a", std::nullopt), Pair("b", 2), Pair("", 3)));
}

TEST(ReaderTest, WhatIsNoJsonIsNone) {
  for (const char* text :
       {"",        " ",    "{",        "}",        "{not json", "[1,]",    "{\"a\":1,}",  "{\"a\" 1}",
        "{'a':1}", "nul",  "01",       "+1",       "\"\n\"",    "\"\\x\"", "\"\\ud800\"", "\"a",
        "{}{}",    "[] 1", "\"\xff\"", "\"\xc3\"", "NaN"}) {
    EXPECT_FALSE(IsJson(text)) << text;
  }
  EXPECT_FALSE(IsJson(std::string_view("{}\0", 3)));
}

TEST(ReaderTest, DepthIsBounded) {
  const auto nested = [](std::size_t deep) { return std::string(deep, '[') + std::string(deep, ']'); };
  EXPECT_TRUE(IsJson(nested(1000)));
  EXPECT_FALSE(IsJson(nested(2000)));
  EXPECT_FALSE(IsJson(nested(1'000'000)));
  EXPECT_FALSE(IsJson(std::string(1'000'000, '{')));
}

TEST(ReaderTest, OneTextWithinAnotherAndOneAfterAnother) {
  const Reader outer(R"({"inner":"{\"a\":1}"})");
  const Reader inner(*outer.root()->Members().value().Text());
  EXPECT_EQ(inner.root()->Members().value().Integer(), 1);
  EXPECT_EQ(outer.root()->Members().key(), "inner");
  const std::string huge = absl::StrCat("\"", std::string(3 << 20, 'x'), "\"");
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(Reader(huge).root()->Text()->size(), 3u << 20);
    EXPECT_EQ(Reader("1").root()->Integer(), 1);
  }
}

}  // namespace
}  // namespace pepiniere::json
