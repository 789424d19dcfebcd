#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/metrics_compute/histories.h"

namespace pepiniere::metrics {
namespace {

using testing::Contains;
using testing::ElementsAre;

constexpr int kSprint = 14 * 24;  // hours

Sprint SprintOf(int number) {
  return {"s" + std::to_string(number), Hour(number * kSprint), Hour((number + 1) * kSprint), true};
}

// Finished at so many hours of a sprint of which it is a member from its start.
WorkItem ItemOf(std::string id, int sprint, int hour, double points) {
  WorkItem item = Item(std::move(id), Hour(sprint * kSprint), Hour(sprint * kSprint + hour));
  item.memberships = {{"s" + std::to_string(sprint), Hour(sprint * kSprint)}};
  item.estimates = {{points, Hour(sprint * kSprint - 1)}};
  return item;
}

History FourSprints() {
  History history;
  for (int i = 0; i < 4; ++i) history.sprints.push_back(SprintOf(i));
  history.items = {ItemOf("a", 0, 10, 100), ItemOf("b", 1, 10, 8), ItemOf("c", 2, 10, 5), ItemOf("d", 2, 20, 5),
                   ItemOf("e", 3, 10, 12)};
  return history;
}

TEST(VelocityTest, TheMeanOfTheLastThreeWithItsSpread) {
  const Figure figure = ComputeOne("velocity", FourSprints(), Until(Hour(5 * kSprint)));
  EXPECT_EQ(figure.value, 10);
  EXPECT_EQ(figure.min, 8);
  EXPECT_EQ(figure.max, 12);
  EXPECT_EQ(figure.n, 3);
  EXPECT_EQ(Part(figure, "sprint s2"), 10);
}

TEST(VelocityTest, FewerThanThreeClosedOnesTellNothing) {
  History history = FourSprints();
  history.sprints[1].closed = false;
  history.sprints[2].closed = false;
  const Figure figure = ComputeOne("velocity", history, Until(Hour(5 * kSprint)));
  EXPECT_EQ(figure.no_data, NoData::kTooFew);
  EXPECT_EQ(figure.value, std::nullopt);
  EXPECT_EQ(ComputeOne("velocity", FourSprints(), Until(Hour(2 * kSprint))).no_data, NoData::kTooFew)
      << "s2 and s3 are not over yet";
}

TEST(VelocityTest, TheEstimateThatHeldWhenItWasFinished) {
  History history = FourSprints();
  WorkItem& e = history.items[4];
  e.estimates.push_back({13, Hour(3 * kSprint + 11)});  // rewritten afterwards
  e.estimates.push_back({3, Hour(3 * kSprint - 5)});
  EXPECT_EQ(ComputeOne("velocity", history, Until(Hour(5 * kSprint))).max, 12);
}

TEST(VelocityTest, OnlyMembersAtTheInstantOfFinishing) {
  History history = FourSprints();
  history.items[3].memberships[0].to = Hour(2 * kSprint + 20);  // moved out just then
  history.items[4].transitions.back().at = Hour(4 * kSprint);   // after the end, which is not of the sprint
  const Figure figure = ComputeOne("velocity", history, Until(Hour(5 * kSprint)));
  EXPECT_EQ(Part(figure, "sprint s2"), 5);
  EXPECT_EQ(Part(figure, "sprint s3"), 0) << "nothing was finished in it, which is known";
}

TEST(VelocityTest, WhatNobodyEstimatedIsNotZero) {
  History history = FourSprints();
  history.items[4].estimates.clear();
  const Figure figure = ComputeOne("velocity", history, Until(Hour(5 * kSprint)));
  EXPECT_EQ(figure.no_data, NoData::kTooFew);
  EXPECT_THAT(Reasons(figure), ElementsAre("e NO_ESTIMATE", "s3 NO_ESTIMATES"));
}

TEST(SayDoTest, TheSnapshotAtTheStartIsTheCommitment) {
  History history;
  history.sprints = {SprintOf(0)};
  history.items = {ItemOf("done", 0, 10, 1), ItemOf("late", 0, kSprint, 1), ItemOf("moved out", 0, 50, 1),
                   ItemOf("added", 0, 60, 1)};
  history.items[2].memberships[0].to = Hour(40);
  history.items[3].memberships[0].from = Hour(1);
  const Figure figure = ComputeOne("say_do", history, Until(Hour(5 * kSprint)));
  EXPECT_EQ(figure.numerator, 1);
  EXPECT_EQ(figure.denominator, 3);
  EXPECT_DOUBLE_EQ(*figure.value, 1.0 / 3);
  EXPECT_THAT(Ids(figure), ElementsAre("done", "late", "moved out"));
}

TEST(SayDoTest, PooledOverSprintsAndEmptyWhereNothingWasCommitted) {
  History history = FourSprints();
  const Figure figure = ComputeOne("say_do", history, Until(Hour(5 * kSprint)));
  EXPECT_EQ(figure.value, 1);
  EXPECT_EQ(figure.denominator, 5);
  EXPECT_EQ(Part(figure, "sprints"), 4);
  // Of the sprints that end in the window alone.
  EXPECT_EQ(ComputeOne("say_do", history, Between(Hour(3 * kSprint), Hour(4 * kSprint))).denominator, 1);
  history.items.clear();
  EXPECT_EQ(ComputeOne("say_do", history, Until(Hour(5 * kSprint))).no_data, NoData::kEmptyDenominator);
  EXPECT_EQ(ComputeOne("say_do", {}, Until(Hour(5 * kSprint))).no_data, NoData::kNoRows);
}

}  // namespace
}  // namespace pepiniere::metrics
