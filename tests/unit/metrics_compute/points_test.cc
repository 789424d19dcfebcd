#include "services/metrics/compute/points.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "tests/unit/metrics_compute/histories.h"

namespace pepiniere::metrics {
namespace {

using testing::ElementsAre;

Point Of(double value, std::optional<std::int64_t> revision = {}, int received = 0, int hour = 0) {
  return {{"p", "visits", {{"audience", "companies"}}, Hour(hour), "matomo"}, revision, value, Hour(1000 + received)};
}

TEST(PointsTest, TheHigherRevisionWinsWheneverItComes) {
  const Point held = Of(10, 5);
  EXPECT_EQ(Judge(nullptr, held).effect, Effect::kCreated);
  const Judgement higher = Judge(&held, Of(11, 6));
  EXPECT_EQ(higher.effect, Effect::kRestated);
  EXPECT_TRUE(higher.keep);
  const Judgement lower = Judge(&held, Of(9, 4, 50));
  EXPECT_EQ(lower.effect, Effect::kUnchanged);
  EXPECT_EQ(lower.why, "OLDER_REVISION");
  EXPECT_FALSE(lower.keep);
}

TEST(PointsTest, WithoutRevisionsTheLaterArrivalWins) {
  const Point held = Of(10, {}, 5);
  EXPECT_EQ(Judge(&held, Of(11, {}, 6)).effect, Effect::kRestated);
  EXPECT_EQ(Judge(&held, Of(11, {}, 4)).why, "EARLIER_ARRIVAL");
}

TEST(PointsTest, AnEqualValueChangesNothingButIsRememberedWithItsRevision) {
  const Point held = Of(10, 5);
  EXPECT_EQ(Judge(&held, Of(10, 5, 9)).effect, Effect::kUnchanged);
  const Judgement judged = Judge(&held, Of(10, 8));
  EXPECT_EQ(judged.effect, Effect::kUnchanged);
  EXPECT_TRUE(judged.keep) << "else revision 7, late, would win over it";
}

TEST(PointsTest, ContradictionsAreRefused) {
  const Point held = Of(10, 5);
  EXPECT_EQ(Judge(&held, Of(11, 5)).why, "SAME_REVISION");
  EXPECT_EQ(Judge(&held, Of(11)).why, "NO_REVISION");
  EXPECT_EQ(Judge(nullptr, Of(std::nan(""))).why, "NOT_FINITE");
  EXPECT_EQ(Judge(nullptr, Of(INFINITY)).effect, Effect::kRefused);
}

TEST(PointsTest, ABatchSaysWhatBecomesOfEach) {
  const Point held = Of(10, 5);
  const std::vector<Point> batch = {Of(10, 5), Of(12, 6), Of(12, 7), Of(1, 1, 0, 1), Of(NAN, 8), Of(2, 2, 0, 1)};
  const BatchOutcome outcome = JudgeBatch({{held.key, held}}, batch);
  std::vector<std::string> effects;
  for (const Judgement& judged : outcome.judged) effects.emplace_back(ToString(judged.effect));
  EXPECT_THAT(effects, ElementsAre("UNCHANGED", "RESTATED", "UNCHANGED", "CREATED", "REFUSED", "RESTATED"));
  ASSERT_EQ(outcome.changed.size(), 2);
  EXPECT_EQ(outcome.changed.at(held.key).value, 12);
  EXPECT_EQ(outcome.changed.at(held.key).revision, 7);
  ASSERT_EQ(outcome.superseded.size(), 2) << "old values stay in history";
  EXPECT_EQ(outcome.superseded[0].value, 10);
  EXPECT_EQ(outcome.dirty.size(), 2);
}

TEST(PointsTest, SentAgainABatchChangesNothing) {
  const std::vector<Point> batch = {Of(1, 1), Of(2, 2), Of(3, {}, 0, 1), Of(4, {}, 0, 2)};
  const BatchOutcome first = JudgeBatch({}, batch);
  const BatchOutcome second = JudgeBatch(first.changed, batch);
  EXPECT_TRUE(second.dirty.empty());
  EXPECT_TRUE(second.superseded.empty());
}

TEST(PointsTest, InWhateverOrderRevisionsComeTheSameHolds) {
  std::mt19937 random(12);
  std::vector<Point> points;
  for (int revision = 0; revision < 8; ++revision) points.push_back(Of(revision * revision, revision));
  for (int i = 0; i < 200; ++i) {
    std::ranges::shuffle(points, random);
    points.push_back(points[random() % points.size()]);
    EXPECT_EQ(JudgeBatch({}, points).changed.begin()->second.value, 49);
    points.pop_back();
  }
}

TEST(PointsTest, DimensionsAndSourcesAreDifferentPoints) {
  Point other = Of(1, 1);
  other.key.dimensions["audience"] = "associations";
  Point third = Of(1, 1);
  third.key.source = "plausible";
  EXPECT_EQ(JudgeBatch({}, std::vector{Of(1, 1), other, third}).changed.size(), 3);
}

}  // namespace
}  // namespace pepiniere::metrics
