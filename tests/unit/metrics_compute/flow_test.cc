#include "services/metrics/compute/flow.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/metrics_compute/histories.h"

namespace pepiniere::metrics {
namespace {

TEST(FlowTest, StatesAtTheEndOfEachLocalDay) {
  WorkItem waiting = Item("w", std::vector<Transition>{});
  waiting.requested = At("2026-03-28T09:00:00Z");
  const History history =
      OfItems({waiting,
               // Done at 23:30 in Paris on the day that has 23 hours; then half an hour later, the next day.
               Item("a", At("2026-03-28T10:00:00Z"), At("2026-03-29T21:30:00Z")),
               Item("b", At("2026-03-29T10:00:00Z"), At("2026-03-29T22:30:00Z")),
               Item("c", {{State::kInProgress, At("2026-03-29T12:00:00Z")}, {State::kCancelled, At("2026-03-30")}})});
  const Flow flow = MakeFlow(history, Until(At("2026-03-30T12:00:00Z")));
  ASSERT_EQ(flow.days.size(), 3) << "none before the first event";
  EXPECT_EQ(flow.days[0].day.ToString(), "2026-03-28");
  EXPECT_EQ(flow.days[0].todo, 1);
  EXPECT_EQ(flow.days[0].in_progress, 1);
  EXPECT_EQ(flow.days[1].in_progress, 2);
  EXPECT_EQ(flow.days[1].done, 1);
  EXPECT_EQ(flow.days[2].done, 2);
  EXPECT_EQ(flow.days[2].cancelled, 1);
  EXPECT_EQ(flow.days[2].in_progress, 0);
}

TEST(FlowTest, WorkAgesAgainstWhatWasFinished) {
  History history;
  for (int i = 1; i <= 10; ++i) history.items.push_back(Item("f" + std::to_string(i), Hour(0), Hour(10 * i)));
  const auto open = [](std::string id, int started) {
    return Item(std::move(id), {{State::kInProgress, Hour(started)}});
  };
  history.items.push_back(open("young", 150));
  history.items.push_back(open("middle", 120));
  history.items.push_back(open("old", 99));
  history.items.push_back(open("oldest", 10));
  const Flow flow = MakeFlow(history, Until(Hour(200)));
  EXPECT_EQ(flow.bands.n, 10);
  EXPECT_EQ(flow.bands.p50, 55 * 3600);
  ASSERT_EQ(flow.ageing.size(), 4);
  EXPECT_EQ(flow.ageing[0].id, "oldest");
  EXPECT_EQ(flow.ageing[0].band, "above_p95");
  EXPECT_EQ(flow.ageing[1].band, "above_p95") << "101 hours, where the longest took 100";
  EXPECT_EQ(flow.ageing[2].band, "up_to_p85");
  EXPECT_EQ(flow.ageing[3].band, "up_to_p50");
  EXPECT_EQ(flow.ageing[3].age, 50 * 3600);
  ASSERT_EQ(flow.finished.size(), 10);
  EXPECT_EQ(flow.finished.back().id, "f10");
  EXPECT_EQ(flow.finished.back().cycle_time, 100 * 3600);
}

TEST(FlowTest, WithoutFinishedWorkThereAreNoBands) {
  const Flow flow = MakeFlow(OfItems({Item("a", {{State::kInProgress, Hour(0)}})}), Until(Hour(30)));
  EXPECT_EQ(flow.bands.p50, std::nullopt);
  ASSERT_EQ(flow.ageing.size(), 1);
  EXPECT_EQ(flow.ageing[0].band, "");
  EXPECT_TRUE(MakeFlow({}, Until(Hour(30))).days.empty());
}

}  // namespace
}  // namespace pepiniere::metrics
