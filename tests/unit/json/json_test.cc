#include "services/json/json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace pepiniere::json {
namespace {

TEST(JsonTest, WhatIsNoJsonIsNone) {
  EXPECT_EQ(Parse(R"( {"a":[1,"b",null]} )"), (Json{{"a", {1, "b", nullptr}}}));
  EXPECT_EQ(Parse("7"), Json(7));
  for (const char* text : {"", " ", "{", "{oops", "{'a':1}", "[1,]", "{}{}", "\"\xff\"", "1e400", "// a\n1"}) {
    EXPECT_EQ(Parse(text), std::nullopt) << text;
  }
}

TEST(JsonTest, ANulEndsNoText) {
  using std::string_view_literals::operator""sv;
  for (const std::string_view text : {"1\0junk"sv, "1\0"sv, "\0001"sv, "{}\0{"sv, "\"a\0b\""sv}) {
    EXPECT_EQ(Parse(text), std::nullopt) << text;
  }
}

TEST(JsonTest, OfTwoMembersOfOneKeyTheLastCounts) { EXPECT_EQ(Parse(R"({"a":1,"a":2})"), (Json{{"a", 2}})); }

TEST(JsonTest, AnObjectAndNothingElse) {
  EXPECT_EQ(ParseObject(R"({"a":1})"), (Json{{"a", 1}}));
  EXPECT_EQ(ParseObject("{}"), Json::object());
  for (const char* text : {"", "[]", "null", "\"{}\"", "1", "{"}) EXPECT_EQ(ParseObject(text), std::nullopt) << text;
}

TEST(JsonTest, KeysAreSortedOrStayInTheirOrder) {
  EXPECT_EQ(Dump(Json{{"b", 1}, {"a", "é"}}), R"({"a":"é","b":1})");
  EXPECT_EQ(Dump(OrderedJson{{"b", 1}, {"a", "é"}}), R"({"b":1,"a":"é"})");
  EXPECT_EQ(Dump(Json{{"a", {1}}}, /*indent=*/1), "{\n \"a\": [\n  1\n ]\n}");
}

TEST(JsonTest, WhatIsNoUtf8IsReplaced) {
  EXPECT_EQ(Dump(Json("a\xff\xc3")), "\"a\uFFFD\uFFFD\"");
  EXPECT_EQ(Dump(OrderedJson{{"\xff", "\xe2\x82"}}), "{\"\uFFFD\":\"\uFFFD\"}");
}

TEST(JsonTest, MembersByTheirKey) {
  const Json object = {{"text", "a"}, {"list", {1, 2}}, {"null", nullptr}, {"empty", Json::array()}};
  ASSERT_NE(At(object, "null"), nullptr);
  EXPECT_TRUE(At(object, "null")->is_null());
  EXPECT_EQ(At(object, "none"), nullptr);
  EXPECT_EQ(TextAt(object, "text"), "a");
  EXPECT_EQ(TextAt(object, "list"), "");
  EXPECT_EQ(TextAt(object, "none"), "");
  ASSERT_NE(ListAt(object, "list"), nullptr);
  EXPECT_EQ(ListAt(object, "list")->size(), 2u);
  EXPECT_NE(ListAt(object, "empty"), nullptr);
  EXPECT_EQ(ListAt(object, "text"), nullptr);
  EXPECT_EQ(ListAt(object, "none"), nullptr);
}

TEST(JsonTest, WhatIsNoObjectHasNoMember) {
  for (const Json& json : {Json(), Json("text"), Json(1), Json{1, 2}}) {
    EXPECT_EQ(At(json, "text"), nullptr) << json;
    EXPECT_EQ(ListAt(json, "text"), nullptr) << json;
    EXPECT_EQ(TextAt(json, "text"), "") << json;
  }
}

TEST(JsonTest, AValueIsWhatItsTypeSays) {
  EXPECT_EQ(As<std::string>(Json("a")), "a");
  EXPECT_EQ(As<std::string>(Json(1)), std::nullopt);
  EXPECT_EQ(As<std::int64_t>(Json(-7)), -7);
  EXPECT_EQ(As<std::int64_t>(Json("7")), std::nullopt);
  EXPECT_EQ(As<bool>(Json()), std::nullopt);
  EXPECT_EQ(As<Json>(Json{{"a", 1}}), (Json{{"a", 1}}));
}

}  // namespace
}  // namespace pepiniere::json
