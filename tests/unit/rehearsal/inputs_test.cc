#include "services/rehearsal/inputs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pepiniere::rehearsal {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

// "seats.A NO_NUMBER".
std::vector<std::string> WrongIn(std::string_view text) {
  std::vector<std::string> said;
  for (const Fault& fault : Read(text).faults) said.push_back(fault.path + " " + std::string(CodeOf(fault.wrong)));
  return said;
}

constexpr std::string_view kGrid = R"("grid":{"criteria":[{"code":"c1","min":1,"max":4,"weight":"1"}]})";
std::string WithGrid(std::string_view more) { return "{" + std::string(kGrid) + "," + std::string(more) + "}"; }

TEST(InputsTest, EveryPartIsOptional) {
  const ReadInputs read = Read("{}");
  EXPECT_THAT(read.faults, IsEmpty());
  EXPECT_EQ(read.inputs.grid.min_reviews, 1);
  EXPECT_EQ(read.inputs.lists, std::nullopt);
  EXPECT_EQ(Canonical(read.inputs), "{}");
}

TEST(InputsTest, WhatMeansTheSameIsWrittenTheSame) {
  const auto read = Read(R"({"left":["b","a"],"seats":{"B":1,"A":0},"lists":{"B":["b","a"],"A":[]},
    "choices":{"b":["B","A"],"a":["B"]},"ties":[["B",["b","a"]]],"seed":"s","decisions":[["b","a"],["a","P"]],
    "recusals":[{"juror":"J2","application":"P"},{"juror":"J2","application":"P"}],
    "reviews":[{"juror":"J2","application":"P","void":true,"marks":{}},{"juror":"J1","application":"P","void":false,
    "marks":{"c1":4,"c2":null}}],
    "grid":{"minReviews":1,"criteria":[{"weight":"2/4","max":4,"min":1,"code":"c1"},{"code":"c2","min":-1,"max":1,"weight":2}]},
    "call":"calls/x"})");
  EXPECT_THAT(read.faults, IsEmpty());
  constexpr std::string_view kCanonical =
      R"({"call":"calls/x","grid":{"criteria":[{"code":"c1","min":1,"max":4,"weight":"1/2"},{"code":"c2","min":-1,"max":1,"weight":"2"}],"minReviews":1},)"
      R"("reviews":[{"application":"P","juror":"J1","marks":{"c1":4}},{"application":"P","juror":"J2","marks":{},"void":true}],)"
      R"("recusals":[{"application":"P","juror":"J2"}],"seed":"s","decisions":[["a","P"],["b","a"]],"choices":{"a":["B"],"b":["B","A"]},)"
      R"("lists":{"A":[],"B":["b","a"]},"seats":{"A":0,"B":1},"ties":[["B",["a","b"]]],"left":["a","b"]})";
  EXPECT_EQ(Canonical(read.inputs), kCanonical);
  EXPECT_EQ(Canonical(Read(kCanonical).inputs), kCanonical);
}

TEST(InputsTest, WhatIsNoJson) {
  for (const char* text : {"", "{", "{}{}", "{'a':1}", "{\"call\":\"\xff\"}", "{\"call\":1e999}"}) {
    EXPECT_THAT(WrongIn(text), ElementsAre(" NO_JSON")) << text;
  }
  EXPECT_THAT(WrongIn(std::string_view("{}\0", 3)), ElementsAre(" NO_JSON"));
  EXPECT_THAT(WrongIn("[]"), ElementsAre(" NO_OBJECT"));
  EXPECT_THAT(WrongIn(R"({"seats":{"A":1,"A":2},"call":"a","call":"b","lists":{"A":[]}})"),
              ElementsAre("seats.A REPEATED_KEY", "call REPEATED_KEY"));
}

TEST(InputsTest, DepthIsNoDanger) {
  const std::string deep = "{\"reviews\":" + std::string(1'000'000, '[');
  ASSERT_EQ(Read(deep).faults.size(), 1u);
  EXPECT_EQ(Read(deep).faults[0].wrong, Wrong::kTooDeep);
}

TEST(InputsTest, AGridSaysWhatMayBeMarked) {
  EXPECT_THAT(
      WrongIn(R"({"grid":{"criteria":[{"code":"c1","min":4,"max":1,"weight":"1/0"},
                                              {"code":"c1","min":1.5,"max":1e3,"weight":0.5},
                                              {"code":"","min":-1000000001,"weight":"-1/3","order":1}],
                               "minReviews":0,"version":1}})"),
      UnorderedElementsAre("grid.version UNKNOWN_MEMBER", "grid.minReviews NO_NUMBER", "grid.criteria[0] MIN_ABOVE_MAX",
                           "grid.criteria[0].weight NO_FRACTION", "grid.criteria[1].min NO_NUMBER",
                           "grid.criteria[1].max NO_NUMBER", "grid.criteria[1].weight NO_FRACTION",
                           "grid.criteria[1] REPEATED", "grid.criteria[2].order UNKNOWN_MEMBER",
                           "grid.criteria[2].code NO_NAME", "grid.criteria[2].min NO_NUMBER",
                           "grid.criteria[2].max MISSING", "grid.criteria[2].weight NEGATIVE_WEIGHT"));
  EXPECT_THAT(WrongIn(R"({"reviews":[{"application":"P","juror":"J"}]})"), ElementsAre("grid.criteria NO_CRITERIA"));
  EXPECT_THAT(WrongIn(R"({"grid":[],"reviews":[{"application":"P","juror":"J"}]})"), ElementsAre("grid NO_OBJECT"));
}

TEST(InputsTest, AMarkIsAWholeNumberOfTheGrid) {
  EXPECT_THAT(WrongIn(WithGrid(R"("reviews":[{"application":"P","juror":"J1","marks":{"c1":5}},
                {"application":"P","juror":"J2","marks":{"c1":0,"c2":1}},{"application":"P","juror":"J3","marks":{"c1":"3"}},
                {"application":"P","juror":"J4","marks":{"c1":3.5}},{"application":"P","juror":"J5","marks":[4]},
                {"application":"P","juror":"J6","marks":{"c1":18446744073709551615},"void":0},
                {"application":"P","juror":"J7","marks":{"c1":99999999999999999999999999}}])")),
              ElementsAre("reviews[0].marks.c1 NO_NUMBER", "reviews[1].marks.c1 NO_NUMBER",
                          "reviews[1].marks.c2 UNKNOWN_CRITERION", "reviews[2].marks.c1 NO_NUMBER",
                          "reviews[3].marks.c1 NO_NUMBER", "reviews[4].marks NO_OBJECT", "reviews[5].void NO_FLAG",
                          "reviews[5].marks.c1 NO_NUMBER", "reviews[6].marks.c1 NO_NUMBER"));
}

TEST(InputsTest, AJurorReviewsOnce) {
  const auto read = Read(WithGrid(R"("reviews":[{"application":"P","juror":"J1"},{"application":"Q","juror":"J1"},
                                                {"application":"P","juror":"J1","void":true},{"juror":"J2"}])"));
  EXPECT_THAT(read.faults, ElementsAre(Fault{"reviews[3].application", Wrong::kMissing},
                                       Fault{"reviews[2]", Wrong::kReviewedTwice, {"J1", "P", "reviews[0]"}}));
}

TEST(InputsTest, DecisionsAreOfThoseThatThereAre) {
  EXPECT_THAT(
      WrongIn(WithGrid(R"("reviews":[{"application":"P","juror":"J1"}],"recusals":[{"application":"Q","juror":"J"}],
                                  "decisions":[["P","Q"],["P"],["P","X"],["Q","Q"],"PQ"])")),
      ElementsAre("decisions[4] NO_LIST", "decisions[1] TOO_FEW", "decisions[2][1] UNKNOWN_APPLICATION",
                  "decisions[3][1] REPEATED", "decisions[4] TOO_FEW"));
  EXPECT_THAT(WrongIn(R"({"lists":{"A":["a","b"]},"seats":{"A":1},"decisions":[["a","b"],["b","a"]]})"),
              ElementsAre("decisions CONTRADICTION"));
}

TEST(InputsTest, ChoicesListsAndSeatsGoTogether) {
  EXPECT_THAT(WrongIn(R"({"choices":{"a":["A","X","A"],"b":"A"},"lists":{"A":["a","a"],"Y":[]},
                          "seats":{"A":-1,"B":2.5,"C":1,"D":"1"}})"),
              UnorderedElementsAre("choices.b NO_LIST", "seats.A NO_NUMBER", "seats.B NO_NUMBER", "seats.D NO_NUMBER",
                                   "choices.a[1] UNKNOWN_SEAT", "choices.a[2] REPEATED", "seats.B SEAT_WITHOUT_LIST",
                                   "seats.C SEAT_WITHOUT_LIST", "seats.D SEAT_WITHOUT_LIST", "lists.A[1] REPEATED",
                                   "lists.Y UNKNOWN_SEAT"));
  EXPECT_THAT(WrongIn(R"({"choices":{"a":["A"]},"seats":{"A":1}})"), ElementsAre("seats.A SEAT_WITHOUT_LIST"))
      << "nor a review to rank by";
  EXPECT_THAT(WrongIn(R"({"choices":{"a.b":["X"]}})"), ElementsAre(R"(choices["a.b"][0] UNKNOWN_SEAT)"));
}

TEST(InputsTest, TiesStandInARowOnAList) {
  constexpr const char* kLists = R"({"lists":{"A":["a","b","c","d"],"B":["a"]},"seats":{"A":1,"B":1},"ties":)";
  const auto wrong = [&](const char* ties) { return WrongIn(std::string(kLists) + ties + "}"); };
  EXPECT_THAT(wrong(R"([["A",["b","a"]],["A",["d","c"]]])"), IsEmpty());
  EXPECT_THAT(wrong(R"([["A",["a","c"]]])"), ElementsAre("ties[0][1] NOT_IN_A_ROW"));
  EXPECT_THAT(wrong(R"([["A",["a","b"]],["A",["b","c"]]])"), ElementsAre("ties[1][1][0] REPEATED"));
  EXPECT_THAT(wrong(R"([["B",["a","z"]],["X",["a","b"]],["A"],["A",["a"]]])"),
              ElementsAre("ties[2] TOO_FEW", "ties[0][1][1] NOT_ON_LIST", "ties[1][0] UNKNOWN_SEAT",
                          "ties[2][1] TOO_FEW", "ties[3][1] TOO_FEW"));
  EXPECT_THAT(
      WrongIn(WithGrid(R"("reviews":[{"application":"a","juror":"J"}],"seats":{"A":1},"ties":[["A",["a","b"]]])")),
      ElementsAre("ties[0][0] TIE_WITHOUT_LIST"));
}

TEST(InputsTest, AFinalSeatWasChosenBySomebodyWhoIsStillThere) {
  EXPECT_THAT(WrongIn(R"({"choices":{"a":["A"],"b":["A"]},"lists":{"A":["a"],"B":[]},"seats":{"A":1,"B":1},
                          "final":{"a":"B","z":"A","b":"A"},"left":["b","y"]})"),
              ElementsAre("final.a NOT_CHOSEN", "final.b LEFT_AND_FINAL", "final.z UNKNOWN_CANDIDATE",
                          "left[1] UNKNOWN_CANDIDATE"));
}

}  // namespace
}  // namespace pepiniere::rehearsal
