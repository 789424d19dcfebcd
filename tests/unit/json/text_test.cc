#include "services/json/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace pepiniere::json {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(TextTest, TextsAreQuoted) {
  EXPECT_EQ(Quoted(""), R"("")");
  EXPECT_EQ(Quoted("é \"\\\n\t/\x01"), R"("é \"\\\n\t/\u0001")");
  EXPECT_EQ(Quoted(std::string_view("a\0b", 3)), R"("a\u0000b")");
  EXPECT_EQ(Quoted("a\xff"), "\"a\uFFFD\"");
}

TEST(TextTest, AListAndAnObjectOfTexts) {
  EXPECT_EQ(ListOf({}), "[]");
  EXPECT_EQ(ListOf({"a", "b\""}), R"(["a","b\""])");
  EXPECT_EQ(ObjectOf("name", "projects/a"), R"({"name":"projects/a"})");
  EXPECT_EQ(ObjectOf("a\"", "b\n"), R"({"a\"":"b\n"})");
}

TEST(TextTest, AnObjectBeginsAtTheFirstByte) {
  for (const char* text : {"{}", R"({"a":{"b":[1]}})", "{} "}) EXPECT_TRUE(IsObject(text)) << text;
  for (const char* text : {"", " {}", "[]", "null", "{", "{}{}", "{a:1}", "{\"a\":\"\xff\"}"}) {
    EXPECT_FALSE(IsObject(text)) << text;
  }
}

TEST(TextTest, NothingIsWrongWithJson) {
  for (const char* text : {"{}", "[1,-2.5e3,true,null]", R"({"a":{"a":1},"b":[{"a":1},{"a":2}]})", " \"é\" "}) {
    EXPECT_EQ(FaultIn(text), "") << text;
  }
}

TEST(TextTest, DialectsAreFaults) {
  for (const char* text : {"", "{'a':1}", "{\"a\":1,}", "[1,]", "{a:1}", "{}{}", "01", "\"\xff\"", "/* a */ 1"}) {
    EXPECT_THAT(FaultIn(text), StartsWith("it is no JSON at byte ")) << text;
  }
  EXPECT_EQ(FaultIn("{'a':1}"), "it is no JSON at byte 2");
}

TEST(TextTest, ANulIsAFault) {
  using std::string_view_literals::operator""sv;
  EXPECT_EQ(FaultIn("1\0junk"sv), "it is no JSON at byte 2");
  EXPECT_FALSE(IsObject("{}\0"sv));
}

TEST(TextTest, AKeyThatStandsTwiceIsAFault) {
  EXPECT_EQ(FaultIn(R"({"a":1,"b":2,"a":3})"), R"(the key "a" stands twice in one object)");
  EXPECT_THAT(FaultIn(R"([{"b":{"a":1,"\u0061":2}}])"), HasSubstr(R"("a" stands twice)"));
}

}  // namespace
}  // namespace pepiniere::json
