#include "services/rehearsal/rehearse.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/rehearsal/examples.h"

namespace pepiniere::rehearsal {
namespace {

using assessment::OpenOrder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;

Rehearsed Done(const std::string& text) {
  const ReadInputs read = Read(text);
  EXPECT_THAT(read.faults, IsEmpty());
  return Rehearse(read.inputs);
}
std::string Result(const std::string& text) {
  const Rehearsed done = Done(text);
  EXPECT_FALSE(done.refused());
  return ResultText(done);
}

TEST(RehearseTest, NothingIsAResultToo) {
  EXPECT_EQ(Result("{}"), R"({"ranked":[],"notRankable":[],"placed":{},"waiting":[],"unfilled":{},"stable":true})");
}

TEST(RehearseTest, TheFirstExample) {
  EXPECT_EQ(
      Result(kJury),
      R"({"ranked":[{"application":"P","score":"33/2","rank":1,"decidedBy":"c1"},)"
      R"({"application":"R","score":"33/2","rank":2,"decidedBy":"c1"},{"application":"Q","score":"49/3","rank":3}],)"
      R"("notRankable":[{"application":"S","complete":1,"needed":2}],"placed":{},"waiting":[],"unfilled":{},"stable":true})");
}

TEST(RehearseTest, TheSecondExample) {
  EXPECT_THAT(
      Result(Seats()),
      HasSubstr(
          R"("placed":{"A":["Cy","Di"],"B":["Ana"],"C":["Bo"]},"waiting":["Ed","Flo"],"unfilled":{},"stable":true)"));
  EXPECT_THAT(Result(Seats(R"(,"left":["Di"])")),
              HasSubstr(R"("placed":{"A":["Cy","Ana"],"B":["Ed"],"C":["Bo"]},"waiting":["Flo"],)"));
  EXPECT_THAT(Result(Seats(R"(,"left":["Di"],"final":{"Ana":"B"})")),
              HasSubstr(R"("placed":{"A":["Cy","Bo"],"B":["Ana"],"C":["Flo"]},"waiting":["Ed"],)"));
}

TEST(RehearseTest, TheThirdExample) {
  const std::string tied = R"(,"ties":[["A",["Ana","Flo"]]])";
  EXPECT_THAT(Done(Seats(tied + R"(,"left":["Di"])")).undecided, ElementsAre(OpenOrder{"A", {"Ana", "Flo"}}));
  EXPECT_EQ(Result(Seats(tied)), Result(Seats()));
  EXPECT_THAT(Result(Seats(tied + R"(,"left":["Di"],"decisions":[["Flo","Ana"]])")),
              HasSubstr(R"("placed":{"A":["Cy","Flo"],"B":["Ana"],"C":["Bo"]},"waiting":["Ed"])"));
  EXPECT_FALSE(Done(Seats(tied + R"(,"left":["Di"],"seed":"germe")")).refused());
}

// Two who are equal, and a seat for one; where they stand by themselves, nothing is tied.
std::string Equals(const std::string& more) {
  return R"({"grid":{"criteria":[{"code":"c1","min":1,"max":4,"weight":"1"}]},"reviews":[
    {"application":"P","juror":"J","marks":{"c1":3}},{"application":"Q","juror":"J","marks":{"c1":3}},
    {"application":"R","juror":"J","marks":{"c1":4}},{"application":"S","juror":"J","marks":{}}],
    "seats":{"A":2,"B":1},)" +
         more + "}";
}

TEST(RehearseTest, WithoutListsEachSeatRanksThoseWhoChoseIt) {
  EXPECT_THAT(
      Result(Equals(R"("choices":{"P":["A"],"Q":["B"],"R":["A","B"],"S":["B"],"T":["A"]})")),
      HasSubstr(
          R"("notRankable":[{"application":"S","complete":0,"needed":1},{"application":"T","complete":0,"needed":1}],)"
          R"("placed":{"A":["R","P"],"B":["Q"]},"waiting":["S","T"],"unfilled":{},)"));
}

TEST(RehearseTest, ASharedRankIsAnUndecidedTieOnAList) {
  const std::string choices = R"("choices":{"P":["A"],"Q":["A"],"R":["A"]})";
  EXPECT_THAT(Done(Equals(choices)).undecided, ElementsAre(OpenOrder{"A", {"P", "Q"}}));
  EXPECT_THAT(Result(Equals(choices + R"(,"decisions":[["Q","P"]])")),
              HasSubstr(R"("placed":{"A":["R","Q"]},"waiting":["P"])"));
  EXPECT_THAT(Result(Equals(choices + R"(,"left":["R"])")), HasSubstr(R"("placed":{"A":["P","Q"]})"))
      << "there is room for both";
}

TEST(RehearseTest, AFinalSeatIsNotTakenAway) {
  const Rehearsed done = Done(Seats(R"(,"final":{"Flo":"A"})"));
  EXPECT_TRUE(done.refused());
  EXPECT_THAT(done.losers, ElementsAre(Pair("Flo", "A")));
}

TEST(RehearseTest, WhatThereIsToSayOfOne) {
  const Rehearsed jury = Done(kJury), seats = Done(Seats(R"(,"left":["Bo"])"));
  EXPECT_THAT(ExplanationText(jury, "R"),
              HasSubstr(R"("rank":2,"decidedBy":"c1","of":3,"complete":2,"sameScore":["P"],)"
                        R"("criteria":[{"code":"c1","weight":"1","marks":[3,3],"mean":"3"})"));
  EXPECT_EQ(ExplanationText(jury, "J2"), R"({"juror":{"reviews":3,"compared":3,"offset":"-1/6"}})");
  EXPECT_EQ(ExplanationText(seats, "Ed"), R"({"candidate":{"choices":[{"seat":"B","place":3},{"seat":"C"}]}})");
  EXPECT_EQ(ExplanationText(seats, "C"), R"({"seat":{"places":1,"list":["Bo","Ana","Flo","Cy"]}})");
  EXPECT_EQ(
      ExplanationText(Done(R"({"seats":{"A":1},"lists":{"A":[]}})"), "A"),
      R"({"seat":{"places":1,"list":[],"unfilled":1,"why":"NOBODY_CHOSE_IT","chose":0,"left":0,"ranked":0,"elsewhere":0}})");
  EXPECT_EQ(ExplanationText(jury, "nobody"), "");
}

}  // namespace
}  // namespace pepiniere::rehearsal
