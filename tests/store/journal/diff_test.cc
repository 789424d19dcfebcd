#include "services/journal/diff.h"

#include <gtest/gtest.h>

namespace pepiniere::journal {
namespace {

TEST(DiffTest, KeepsTheFieldsThatDiffer) {
  EXPECT_EQ(Diff(R"({"name":"a","mission":"x","n":1})", R"({"name":"a","mission":"y","n":1})"),
            R"({"mission":{"after":"y","before":"x"}})");
  EXPECT_EQ(Diff(R"({"a":1})", R"({"a":1})"), "{}");
}

TEST(DiffTest, AFieldOnOneSideHasThatSideOnly) {
  EXPECT_EQ(Diff(R"({"a":1})", R"({"b":null})"), R"({"a":{"before":1},"b":{"after":null}})");
  EXPECT_EQ(Diff("", R"({"a":1})"), R"({"a":{"after":1}})");
  EXPECT_EQ(Diff(R"({"a":1})", ""), R"({"a":{"before":1}})");
  EXPECT_EQ(Diff("", ""), "{}");
}

TEST(DiffTest, ObjectsGoByPathAndListsWhole) {
  EXPECT_EQ(Diff(R"({"budget":{"amount":1,"unit":"EUR"},"themes":["a","b"]})",
                 R"({"budget":{"amount":2,"unit":"EUR"},"themes":["b"]})"),
            R"({"budget.amount":{"after":2,"before":1},"themes":{"after":["b"],"before":["a","b"]}})");
  EXPECT_EQ(Diff(R"({"o":{"a":1}})", R"({"o":2})"), R"({"o":{"after":2,"before":{"a":1}}})");
}

TEST(DiffTest, SurvivesWhatIsNotJson) {
  EXPECT_EQ(Diff("{oops", R"({"a":1})"), R"({"":{"after":{"a":1},"before":"{oops"}})");
  EXPECT_EQ(Diff("{oops", "{oops"), "{}");
  EXPECT_NE(Diff("\xff", "x"), "");
}

}  // namespace
}  // namespace pepiniere::journal
