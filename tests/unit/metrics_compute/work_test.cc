#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/metrics_compute/histories.h"

namespace pepiniere::metrics {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr double kHour = 3600;

History OfCycles(const std::vector<int>& hours) {
  History history;
  for (std::size_t i = 0; i < hours.size(); ++i) {
    history.items.push_back(Item("i" + std::to_string(i), Hour(0), Hour(hours[i])));
  }
  return history;
}

TEST(CycleTimeTest, TheMedianOfAnEvenCountIsTheMeanOfItsTwoMiddles) {
  const Figure figure = ComputeOne("cycle_time", OfCycles({1, 2, 3, 4, 5, 6, 7, 8, 9, 20}), Until(Hour(1000)));
  EXPECT_EQ(figure.formula, "cycle_time@1");
  EXPECT_EQ(figure.unit, "s");
  EXPECT_EQ(figure.n, 10);
  EXPECT_EQ(figure.p50, 5.5 * kHour);
  EXPECT_EQ(figure.p85, 9 * kHour);
  EXPECT_EQ(figure.p95, 20 * kHour);
}

TEST(CycleTimeTest, ElapsedAcrossAChangeOfClocks) {
  // 23 hours of a day on 29 March, 25 on 25 October, whatever clocks on the wall say.
  const absl::TimeZone paris = Paris();
  const auto noon = [&](int month, int day) { return absl::FromCivil(absl::CivilHour(2026, month, day, 12), paris); };
  const History history =
      OfItems({Item("spring", noon(3, 28), noon(3, 29)), Item("autumn", noon(10, 24), noon(10, 25))});
  const Figure figure = ComputeOne("cycle_time", history, Until(At("2027-01-01")));
  EXPECT_EQ(figure.rows.at(0).contribution, 25 * kHour);
  EXPECT_EQ(figure.rows.at(1).contribution, 23 * kHour);
}

TEST(CycleTimeTest, WithoutAStartItIsLeftOutAndStillCountsAsFinished) {
  const History history = OfItems({Item("a", {{State::kTodo, Hour(0)}, {State::kDone, Hour(2)}})});
  const Figure figure = ComputeOne("cycle_time", history, Until(Hour(9)));
  EXPECT_EQ(figure.no_data, NoData::kNoRows);
  EXPECT_EQ(figure.p50, std::nullopt) << "absence is not 0";
  EXPECT_THAT(Reasons(figure), ElementsAre("a NO_START"));
  EXPECT_EQ(ComputeOne("throughput", history, Until(Hour(9))).value, 1);
}

TEST(CycleTimeTest, FromTheFirstStartToTheLastFinish) {
  WorkItem item = Item("a", {{State::kInProgress, Hour(1)},
                             {State::kDone, Hour(4)},
                             {State::kInProgress, Hour(6)},
                             {State::kDone, Hour(9)},
                             {State::kDone, Hour(12)}});  // another column that means done
  const History history = OfItems({item});
  EXPECT_EQ(ComputeOne("cycle_time", history, Until(Hour(20))).p50, 8 * kHour);
  // Asked as of when it was open again, it is not finished; as of before, it was.
  const Figure reopened = ComputeOne("cycle_time", history, Until(Hour(7)));
  EXPECT_EQ(reopened.no_data, NoData::kNoRows);
  EXPECT_EQ(ComputeOne("wip", history, Until(Hour(7))).value, 1);
  EXPECT_EQ(ComputeOne("age", history, Until(Hour(7))).p50, 6 * kHour);
  EXPECT_EQ(ComputeOne("cycle_time", history, Until(Hour(5))).p50, 3 * kHour);
}

TEST(CycleTimeTest, WhatHappensAtTheEndOrLaterIsNotKnown) {
  const History history = OfItems({Item("a", Hour(1), Hour(5))});
  EXPECT_EQ(ComputeOne("throughput", history, Until(Hour(5))).value, 0);
  EXPECT_EQ(ComputeOne("wip", history, Until(Hour(5))).value, 1);
  EXPECT_EQ(ComputeOne("throughput", history, Until(Hour(5) + absl::Seconds(1))).value, 1);
  EXPECT_EQ(ComputeOne("throughput", history, Between(Hour(5), Hour(6))).value, 1) << "the beginning belongs to it";
}

TEST(CycleTimeTest, CancelledIsNotFinished) {
  const History history =
      OfItems({Item("a", {{State::kInProgress, Hour(1)}, {State::kDone, Hour(2)}, {State::kCancelled, Hour(3)}})});
  EXPECT_EQ(ComputeOne("throughput", history, Until(Hour(9))).value, 0);
  EXPECT_EQ(ComputeOne("wip", history, Until(Hour(9))).value, 0);
}

TEST(LeadTimeTest, FromTheRequestWhichMayNotFollowTheFinish) {
  WorkItem told = Item("a", Hour(5), Hour(9)), wrong = Item("b", Hour(5), Hour(9)),
           unknown = Item("c", Hour(5), Hour(9));
  told.requested = Hour(1);
  wrong.requested = Hour(10);
  const Figure figure = ComputeOne("lead_time", OfItems({told, wrong, unknown}), Until(Hour(20)));
  EXPECT_EQ(figure.n, 1);
  EXPECT_EQ(figure.p50, 8 * kHour);
  EXPECT_THAT(Reasons(figure), ElementsAre("b NEGATIVE", "c NO_REQUEST"));
}

TEST(WipTest, InProgressThenWhateverHappenedLater) {
  const History history = OfItems({Item("a", Hour(0), Hour(10)), Item("b", Hour(5), Hour(7)),
                                   Item("c", {{State::kInProgress, Hour(1)}, {State::kTodo, Hour(3)}})});
  Window window = Until(Hour(100));
  window.to = Hour(6);
  EXPECT_THAT(Ids(ComputeOne("wip", history, window)), ElementsAre("a", "b"));
  EXPECT_EQ(ComputeOne("age", history, window).p50, 3.5 * kHour);
  window.to = Hour(2);
  EXPECT_THAT(Ids(ComputeOne("wip", history, window)), ElementsAre("a", "c"));
}

TEST(WipTest, NoneIsZeroOnceSomethingIsKnownAndNoDataBefore) {
  const History history = OfItems({Item("a", Hour(10), Hour(20))});
  EXPECT_EQ(ComputeOne("wip", history, Until(Hour(30))).value, 0);
  EXPECT_EQ(ComputeOne("age", history, Until(Hour(30))).no_data, NoData::kNoRows);
  EXPECT_EQ(ComputeOne("throughput", history, Between(Hour(0), Hour(5))).no_data, NoData::kNotCovered);
  EXPECT_EQ(ComputeOne("wip", history, Between(Hour(0), Hour(5))).no_data, NoData::kNotCovered);
  EXPECT_EQ(ComputeOne("throughput", {}, Until(Hour(30))).no_data, NoData::kNoRows);
}

TEST(ThroughputTest, GivenADayItIsTakenAsItIs) {
  History history = OfItems({Item("a", Hour(1), Hour(2))});
  history.throughput = {{0, 2, 1, 4}};
  // As of Thursday 8 January: the days are 4 to 7 January.
  const Figure figure = ComputeOne("throughput", history, Until(At("2026-01-08T09:00:00Z")));
  EXPECT_EQ(figure.value, 7);
  EXPECT_THAT(Ids(figure), ElementsAre("2026-01-04", "2026-01-05", "2026-01-06", "2026-01-07"));
  EXPECT_EQ(ComputeOne("throughput", history, Between(At("2026-01-05T12:00:00Z"), At("2026-01-08"))).value, 5);
}

// (0, 4), (2, 9), (4, 6) over ten hours.
History ThreeItems() {
  return OfItems({Item("a", Hour(0), Hour(4)), Item("b", Hour(2), Hour(9)), Item("c", Hour(4), Hour(6))});
}

TEST(LittlesLawTest, HoldsWhereNothingCrossesAnEdge) {
  const Figure figure = ComputeOne("littles_law", ThreeItems(), Between(Hour(0), Hour(10)));
  EXPECT_EQ(figure.no_data, std::nullopt);
  EXPECT_EQ(figure.n, 3);
  EXPECT_DOUBLE_EQ(Part(figure, "wip_mean"), 1.3);
  EXPECT_DOUBLE_EQ(Part(figure, "wip_expected"), 1.3);
  EXPECT_DOUBLE_EQ(Part(figure, "throughput_per_day"), 3 * 2.4);
  EXPECT_EQ(figure.value, 0);
  EXPECT_EQ(Part(figure, "crossing"), 0);
}

TEST(LittlesLawTest, SaysWhichItemsCrossAnEdge) {
  History history = ThreeItems();
  history.items.push_back(Item("d", Hour(-3), Hour(2)));
  const Figure figure = ComputeOne("littles_law", history, Between(Hour(0), Hour(10)));
  EXPECT_DOUBLE_EQ(Part(figure, "wip_mean"), 1.5);
  EXPECT_DOUBLE_EQ(Part(figure, "wip_expected"), 1.8);
  EXPECT_EQ(figure.value, 20) << "per cent";
  EXPECT_EQ(Part(figure, "crossing"), 1);
  EXPECT_EQ(figure.rows.at(3).note, "crosses the start");
  EXPECT_EQ(figure.rows.at(3).contribution, 2 * kHour);
}

TEST(LittlesLawTest, NothingFinishedHasNoMean) {
  const History history = OfItems({Item("a", {{State::kInProgress, Hour(1)}})});
  EXPECT_EQ(ComputeOne("littles_law", history, Between(Hour(0), Hour(10))).no_data, NoData::kEmptyDenominator);
  EXPECT_EQ(ComputeOne("littles_law", {}, Between(Hour(0), Hour(10))).no_data, NoData::kNoRows);
}

}  // namespace
}  // namespace pepiniere::metrics
