// Points on their way in: which stand, what was known when, and what is told of them.
#include <algorithm>
#include <span>

#include "services/metrics/store/point_store.h"
#include "tests/store/metrics/metrics_test.h"

namespace pepiniere::metrics::store {
namespace {

using domain::PointReason;
using domain::PointState;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

domain::Point Told(double value, const std::string& time = "2026-09-03T22:30:00Z", std::int64_t revision = 0) {
  return {.metric = "passages", .time = At(time), .value = value, .revision = revision};
}
domain::Point Withdrawn(std::int64_t revision = 0) {
  domain::Point point = Told(0, "2026-09-03T22:30:00Z", revision);
  point.withdrawn = true;
  return point;
}

class PointsTest : public MetricsTest {
 protected:
  PointsTest() { AddMetric("passages", domain::Kind::kAdditive, domain::Period::kDay, {"audience"}); }

  PointState IngestOne(const domain::Point& point) { return Ingest({point}).results.front().state; }
  PointReason Refusal(const domain::Point& point, const std::string& project = "p") {
    const PointResult result = Ingest({point}, project).results.front();
    EXPECT_TRUE(result.series.empty() || result.state != PointState::kRefused);
    return result.reason;
  }
  std::int64_t Count(const std::string& table) { return schema_.Count("SELECT COUNT(*) FROM " + table); }
};

TEST_F(PointsTest, APointIsCreatedUnchangedAndRestated) {
  EXPECT_EQ(IngestOne(Told(3)), PointState::kCreated);
  EXPECT_EQ(IngestOne(Told(3)), PointState::kUnchanged);
  const absl::Time before = now_;
  now_ += absl::Hours(1);
  EXPECT_EQ(IngestOne(Told(5)), PointState::kRestated);
  const Series series = SeriesOf("passages");
  EXPECT_THAT(ValuesOf(series.number), ElementsAre(5));
  EXPECT_THAT(ValuesOf(series.number, before), ElementsAre(3)) << "what was known then";
  EXPECT_THAT(ValuesOf(series.number, before - absl::Hours(1)), IsEmpty());
  EXPECT_EQ(Count("point_history"), 1);
  // 22:30 in UTC is the next day in Paris, whose beginning it is kept at.
  EXPECT_EQ(series.first, At("2026-09-03T22:00:00Z"));
  EXPECT_EQ(series.last, series.first);
}

TEST_F(PointsTest, WhatIsToldLateLeavesWhatStands) {
  const auto late = [&](const domain::Point& point, bool stands) {
    return Done(Write([&](journal::Unit& unit) {
             return IngestPoints(unit, memory_, "p", "manual", std::span(&point, 1),
                                 [=](absl::Time) { return stands; });
           }))
        .results.front()
        .state;
  };
  EXPECT_EQ(late(Told(3), true), PointState::kCreated) << "nothing is there";
  EXPECT_EQ(late(Told(5), true), PointState::kUnchanged);
  EXPECT_THAT(ValuesOf(SeriesOf("passages").number), ElementsAre(3));
  EXPECT_EQ(late(Told(5), false), PointState::kRestated);
  EXPECT_THAT(ValuesOf(SeriesOf("passages").number), ElementsAre(5));
  domain::Point numbered = Told(7);
  numbered.revision = 1;
  EXPECT_EQ(late(numbered, true), PointState::kRestated) << "revisions say themselves which is later";
  const absl::Time known = now_;
  now_ += absl::Hours(1);
  EXPECT_THAT(ValuesOf(SeriesOf("passages").number, known), ElementsAre(7)) << "known since it was written";
}

TEST_F(PointsTest, ASeriesTellsInAPeriodAsLongAsSomethingThatItToldThereIsHeld) {
  IngestOne(Told(3));
  const absl::Time before = now_;
  now_ += absl::Hours(1);
  const std::int64_t series = SeriesOf("passages").number;
  const auto tells = [&](const std::string& from, const std::string& to, std::optional<absl::Time> known_at = {}) {
    const PointRange range{At(from), At(to), known_at};
    return Read([&](db::Session& session) { return SeriesTold(session, {series}, range); }).contains(series);
  };
  EXPECT_TRUE(tells("2026-09-01T00:00:00Z", "2026-10-01T00:00:00Z"));
  EXPECT_FALSE(tells("2026-08-01T00:00:00Z", "2026-09-01T00:00:00Z"));
  IngestOne(Withdrawn());
  EXPECT_FALSE(tells("2026-09-01T00:00:00Z", "2026-10-01T00:00:00Z"));
  EXPECT_TRUE(tells("2026-09-01T00:00:00Z", "2026-10-01T00:00:00Z", before)) << "what was known then";
  EXPECT_FALSE(tells("2026-09-01T00:00:00Z", "2026-10-01T00:00:00Z", before - absl::Hours(1)));
}

TEST_F(PointsTest, TheHigherRevisionStandsInWhateverOrder) {
  EXPECT_EQ(IngestOne(Told(3, "2026-09-03T10:00:00Z", 2)), PointState::kCreated);
  EXPECT_EQ(IngestOne(Told(9, "2026-09-03T10:00:00Z", 1)), PointState::kUnchanged);
  EXPECT_EQ(Ingest({Told(9, "2026-09-03T10:00:00Z", 2)}).results.front().reason, PointReason::kConflict);
  const absl::Time before = now_ - absl::Microseconds(1);
  now_ += absl::Hours(1);
  EXPECT_EQ(IngestOne(Told(3, "2026-09-03T10:00:00Z", 4)), PointState::kUnchanged);
  EXPECT_EQ(IngestOne(Told(8, "2026-09-03T10:00:00Z", 3)), PointState::kUnchanged) << "the revision is remembered";
  const Series series = SeriesOf("passages");
  EXPECT_THAT(ValuesOf(series.number), ElementsAre(3));
  EXPECT_THAT(ValuesOf(series.number, before), ElementsAre(3)) << "it was known before it was repeated";
}

TEST_F(PointsTest, ABatchIsJudgedInItsOrderAndToldPointByPoint) {
  const BatchResult result = Ingest({Told(1), Told(1), Told(2), Told(-1), Told(4, "2026-09-02T10:00:00Z")});
  std::vector<PointState> states;
  for (const PointResult& one : result.results) states.push_back(one.state);
  EXPECT_THAT(states, ElementsAre(PointState::kCreated, PointState::kUnchanged, PointState::kRestated,
                                  PointState::kRefused, PointState::kCreated));
  EXPECT_EQ(result.results[3].reason, PointReason::kNegative);
  EXPECT_EQ(result.counts.created, 2);
  EXPECT_EQ(result.counts.refused, 1);
  EXPECT_THAT(ValuesOf(SeriesOf("passages").number), ElementsAre(4, 2));
  EXPECT_EQ(Count("point_history"), 1) << "what the batch said first, and restated";
  EXPECT_EQ(Count("outbox") + Count("changes"), 2) << "the definition, and one for the batch";
  EXPECT_EQ(Count("audit_records"), 2);
}

TEST_F(PointsTest, WhatABatchTellsOtherwiseKeepsWhatItToldBefore) {
  EXPECT_EQ(IngestOne(Told(3)), PointState::kCreated);
  const absl::Time before = now_;
  now_ += absl::Hours(1);
  const absl::Time of_batch = now_;
  std::vector<PointState> states;
  for (const PointResult& one : Ingest({Told(5), Told(5), Told(3), Withdrawn(), Told(4)}).results) {
    states.push_back(one.state);
  }
  EXPECT_THAT(states, ElementsAre(PointState::kRestated, PointState::kUnchanged, PointState::kRestated,
                                  PointState::kRestated, PointState::kRestated));
  const std::int64_t series = SeriesOf("passages").number;
  EXPECT_THAT(ValuesOf(series, before), ElementsAre(3));
  EXPECT_THAT(ValuesOf(series, of_batch), ElementsAre(4)) << "what a batch says last is what was known then";
  now_ -= absl::Hours(2);  // of another server, whose clock is late
  EXPECT_EQ(Ingest({Told(6), Told(7)}).counts.restated, 2);
  EXPECT_THAT(ValuesOf(series), ElementsAre(7));
  const auto revisions = Read([&](db::Session& session) {
    return ListRevisions(session, series, {absl::UnixEpoch(), At("2040-01-01T00:00:00Z")}, {}, 10);
  });
  std::vector<double> values;
  for (const PointRevision& one : revisions) values.push_back(one.withdrawn ? -1 : one.value);
  EXPECT_THAT(values, ElementsAre(3, 5, 3, -1, 4, 6, 7)) << "in the order of the batch";
  for (std::size_t i = 0; i + 1 < revisions.size(); ++i) {
    EXPECT_LT(revisions[i].received, revisions[i + 1].received);
    EXPECT_EQ(revisions[i].superseded, revisions[i + 1].received) << "each until the next one";
  }
  EXPECT_FALSE(revisions.back().superseded);
}

TEST_F(PointsTest, WhatABatchRepeatsOrTellsOfAnOlderRevisionLeavesNoHistory) {
  const std::string time = "2026-09-03T22:30:00Z";
  const BatchResult result = Ingest({Told(3, time, 2), Told(9, time, 1), Told(9, time, 2), Told(3, time, 4)});
  EXPECT_EQ(result.counts.created, 1);
  EXPECT_EQ(result.counts.unchanged, 2);
  EXPECT_EQ(result.results[2].reason, PointReason::kConflict);
  EXPECT_EQ(Count("point_history"), 0);
  EXPECT_EQ(IngestOne(Told(8, time, 3)), PointState::kUnchanged) << "the revision is remembered";
  EXPECT_THAT(ValuesOf(SeriesOf("passages").number), ElementsAre(3));
}

TEST_F(PointsTest, WhatIsWithdrawnIsNoValue) {
  EXPECT_EQ(IngestOne(Withdrawn(5)), PointState::kUnchanged);
  EXPECT_EQ(IngestOne(Told(7, "2026-09-03T22:30:00Z", 4)), PointState::kUnchanged) << "it was taken back already";
  const std::int64_t series = SeriesOf("passages").number;
  EXPECT_FALSE(SeriesOf("passages").last);
  EXPECT_EQ(IngestOne(Told(7, "2026-09-03T22:30:00Z", 6)), PointState::kRestated);
  EXPECT_TRUE(SeriesOf("passages").last);
  const absl::Time before = now_;
  now_ += absl::Hours(1);
  EXPECT_EQ(IngestOne(Withdrawn(7)), PointState::kRestated);
  EXPECT_THAT(ValuesOf(series), IsEmpty());
  EXPECT_FALSE(SeriesOf("passages").last);
  EXPECT_THAT(ValuesOf(series, before), ElementsAre(7));
  const auto revisions = Read([&](db::Session& session) {
    return ListRevisions(session, series, {absl::UnixEpoch(), At("2040-01-01T00:00:00Z")}, {}, 10);
  });
  ASSERT_EQ(revisions.size(), 3u);
  EXPECT_TRUE(revisions[0].withdrawn);
  EXPECT_EQ(revisions[1].value, 7);
  EXPECT_EQ(revisions[1].superseded, revisions[2].received);
  EXPECT_FALSE(revisions[2].superseded);
}

TEST_F(PointsTest, WhatCannotBeIsRefusedWithItsReason) {
  AddMetric("part", domain::Kind::kRatio, domain::Period::kDay);
  domain::Point point = Told(1);
  point.metric = "rien";
  EXPECT_EQ(Refusal(point), PointReason::kUnknownMetric);
  point.metric = "part";
  EXPECT_EQ(Refusal(point), PointReason::kRatio);
  EXPECT_EQ(Refusal(Told(1e16)), PointReason::kValue);
  EXPECT_EQ(Refusal(Told(1, "1999-12-31T23:59:59Z")), PointReason::kTime);
  EXPECT_EQ(Refusal(Told(1, "2026-10-03T10:00:00Z")), PointReason::kFuture);
  point = Told(1);
  point.dimensions = {{"canal", "web"}};
  EXPECT_EQ(Refusal(point), PointReason::kDimension);
  point.dimensions = {{"audience", "MARTIANS"}};
  EXPECT_EQ(Refusal(point), PointReason::kDimension);
  const domain::PointFault fault = Ingest({point}).results.front().refusal;
  EXPECT_EQ(fault.field, "dimensions[0].value");
  EXPECT_EQ(fault.column, "audience") << "as a file calls it";
  EXPECT_EQ(fault.message, R"("MARTIANS" must be INDIVIDUALS, COMPANIES or ASSOCIATIONS)");
  point.dimensions = {{"audience", ""}};
  EXPECT_EQ(Ingest({point}).results.front().refusal.message, R"("audience" has no value, or one that is no word)");
  point.dimensions = {{"audience", "COMPANIES"}, {"audience", "COMPANIES"}};
  EXPECT_EQ(Refusal(point), PointReason::kDimension);
  const auto metric = Done(record::Find<domain::Definition>(db(), Soon(), "passages"));
  EXPECT_TRUE(Write([&](journal::Unit& unit) { return record::SetDeleted(unit, *metric, true); }).ok());
  EXPECT_EQ(Refusal(Told(1)), PointReason::kHiddenMetric);
  EXPECT_EQ(Count("series"), 0);
}

TEST_F(PointsTest, SeriesAreTheirsOfOneProjectDimensionAndSource) {
  domain::Point companies = Told(2);
  companies.dimensions = {{"audience", "COMPANIES"}};
  const BatchResult first = Ingest({Told(1), companies});
  EXPECT_NE(first.results[0].series, first.results[1].series);
  EXPECT_EQ(Ingest({companies}).results[0].series, first.results[1].series);
  EXPECT_NE(Ingest({companies}, "p", "csv").results[0].series, first.results[1].series);
  EXPECT_NE(Ingest({companies}, "q").results[0].series, first.results[1].series);
  EXPECT_EQ(Count("series"), 4);
  domain::Point named{.time = companies.time, .value = 9, .series = first.results[1].series};
  EXPECT_EQ(Ingest({named}).results[0].state, PointState::kRestated);
  EXPECT_EQ(Refusal(named, "q"), PointReason::kUnknownMetric) << "another project's";
  EXPECT_THAT(Read([](db::Session& session) { return DimensionsInUse(session, "passages"); }), ElementsAre("audience"));

  const auto listed = [&](std::string_view filter, const ProjectReach& reach) {
    const record::ListQuery list{.filter = *query::ParseFilter(filter),
                                 .order = *query::ParseOrderBy("", SeriesOrder())};
    return Done(ListSeries(db(), Soon(), list, "p", reach)).rows.size();
  };
  EXPECT_EQ(listed("", {}), 3u);
  EXPECT_EQ(listed(R"(dimension="audience=COMPANIES")", {}), 2u);
  EXPECT_EQ(listed(R"(dimension="audience=COMPANIES" source=csv metric=passages)", {}), 1u);
  schema_.Run("UPDATE definitions SET visibility = 'PROJECT'");
  EXPECT_EQ(listed("", {}), 0u);
  EXPECT_EQ(listed("", {.projects = {"q"}}), 0u);
  EXPECT_EQ(listed("", {.projects = {"p"}}), 3u);
}

TEST_F(PointsTest, AWholeBatchOfOneSeriesIsReadBackInOrder) {
  std::vector<domain::Point> points;
  for (int i = 0; i < 1'000; ++i) {
    points.push_back(
        {.metric = "passages", .time = At("2024-01-01T12:00:00Z") + i * absl::Hours(24), .value = 1.0 * i});
  }
  EXPECT_EQ(Ingest(points).counts.created, 1'000);
  EXPECT_EQ(Ingest(points).counts.unchanged, 1'000);
  const std::vector<double> values = ValuesOf(SeriesOf("passages").number);
  ASSERT_EQ(values.size(), 1'000u);
  EXPECT_TRUE(std::ranges::is_sorted(values));
}

}  // namespace
}  // namespace pepiniere::metrics::store
