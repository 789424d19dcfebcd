// What is added up by days, weeks and months of Paris, and added up again where a point changed.
#include <map>
#include <random>
#include <thread>
#include <vector>

#include "services/base/text.h"
#include "services/metrics/store/reading_store.h"
#include "tests/store/metrics/metrics_test.h"

namespace pepiniere::metrics::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

class RollupsTest : public MetricsTest {
 protected:
  RollupsTest() { AddMetric("files", domain::Kind::kGauge, domain::Period::kInstant); }

  void Tell(const std::string& time, double value, const std::string& project = "p") {
    Ingest({{.metric = "files", .time = At(time), .value = value}}, project);
  }
  int Refresh(int most = 100) { return Done(RefreshRollups(db(), Soon(), now_, most)); }
  // The sums of the buckets that begin in that year, by their first days.
  std::map<std::string, double> Sums(Grain grain, const std::string& project = "p") {
    const Series series = SeriesOf("files", project);
    const auto read = Read([&](db::Session& session) {
      return ReadRollups(session, {series.number}, grain, Day("2025-12-29"), Day("2027-01-01"));
    });
    std::map<std::string, double> sums;
    if (!read.contains(series.number)) return sums;
    for (const auto& [bucket, rollup] : read.at(series.number)) sums[bucket.ToString()] = rollup.sum;
    return sums;
  }
  // What is kept of all projects that tell it; kNotKept: their points are to be read.
  static constexpr double kNotKept = -1;
  std::map<std::string, double> SumsOfAll(std::string_view first, std::string_view end) {
    const auto kept =
        Read([&](db::Session& session) { return ReadKeptSums(session, "files", Day(first), At(std::string(end))); });
    std::map<std::string, double> sums;
    for (const auto& [project, sum] : kept) sums[project] = sum ? sum->sum : kNotKept;
    return sums;
  }
  std::int64_t Dirty() { return schema_.Count("SELECT COUNT(*) FROM dirty_days"); }
};

TEST_F(RollupsTest, BucketsAreThoseOfParis) {
  Tell("2026-03-29T21:30:00Z", 1);  // 23:30 of the day on which clocks go forward
  Tell("2026-03-29T22:30:00Z", 2);  // 30 March, week 14
  for (const bool refreshed : {false, true}) {
    if (refreshed) Refresh();
    EXPECT_EQ(Dirty(), refreshed ? 0 : 2);
    EXPECT_THAT(Sums(Grain::kDay), ElementsAre(Pair("2026-03-29", 1), Pair("2026-03-30", 2)));
    EXPECT_THAT(Sums(Grain::kWeek), ElementsAre(Pair("2026-03-23", 1), Pair("2026-03-30", 2)));
    EXPECT_THAT(Sums(Grain::kMonth), ElementsAre(Pair("2026-03-01", 3)));
  }
}

TEST_F(RollupsTest, ALatePointIsReadBeforeItIsAddedUpAgain) {
  Tell("2026-05-04T10:00:00Z", 1);
  Refresh();
  Tell("2026-05-04T08:00:00Z", 4);
  EXPECT_EQ(Dirty(), 1);
  EXPECT_THAT(Sums(Grain::kDay), ElementsAre(Pair("2026-05-04", 5)));
  EXPECT_EQ(schema_.Count("SELECT points FROM rollups WHERE grain = 2"), 1) << "what is kept is as it was";
  EXPECT_EQ(Refresh(), 1);
  EXPECT_EQ(Refresh(), 0);
  EXPECT_EQ(schema_.Count("SELECT points FROM rollups WHERE grain = 4"), 2);
  const Series series = SeriesOf("files");
  const auto read = Read([&](db::Session& session) {
    return ReadRollups(session, {series.number}, Grain::kMonth, Day("2026-05-01"), Day("2026-06-01"));
  });
  const Rollup rollup = read.at(series.number).at(Day("2026-05-01"));
  EXPECT_EQ(rollup.min, 1);
  EXPECT_EQ(rollup.max, 4);
  EXPECT_EQ(rollup.last, 1) << "the latest by its time, not by its arrival";
  EXPECT_EQ(rollup.last_time, At("2026-05-04T10:00:00Z"));
}

TEST_F(RollupsTest, ABucketThatLosesItsLastPointGoes) {
  Tell("2026-05-04T10:00:00Z", 1);
  Refresh();
  Ingest({{.metric = "files", .time = At("2026-05-04T10:00:00Z"), .withdrawn = true}});
  EXPECT_THAT(Sums(Grain::kDay), IsEmpty());
  Refresh();
  EXPECT_THAT(Sums(Grain::kMonth), IsEmpty());
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM rollups"), 0);
}

TEST_F(RollupsTest, WhatChangesNothingMarksNothing) {
  Tell("2026-05-04T10:00:00Z", 1);
  Refresh();
  Tell("2026-05-04T10:00:00Z", 1);
  EXPECT_EQ(Dirty(), 0);
}

TEST_F(RollupsTest, OneMetricIsReadOverAllProjectsAtOnce) {
  Tell("2026-05-04T10:00:00Z", 1, "p");
  Tell("2026-05-05T10:00:00Z", 2, "q");
  Refresh();
  Tell("2026-05-06T10:00:00Z", 4, "q");
  Tell("2026-07-06T10:00:00Z", 8, "r");
  Refresh();
  EXPECT_THAT(SumsOfAll("2026-05-04", "2026-05-10T22:00:00Z"), ElementsAre(Pair("p", 1), Pair("q", 6), Pair("r", 0)));
}

TEST_F(RollupsTest, APeriodIsReadByWeeksAndTheDaysAroundThem) {
  for (const char* noon :
       {"2026-04-29", "2026-04-30", "2026-05-03", "2026-05-04", "2026-05-17", "2026-05-18", "2026-05-20"}) {
    Tell(base::Concat(noon, "T10:00:00Z"), 1);
  }
  Refresh();
  const auto sum = [&](std::string_view first, std::string_view end) { return SumsOfAll(first, end).at("p"); };
  EXPECT_EQ(sum("2026-04-30", "2026-05-19T22:00:00Z"), 5) << "Thursday to Tuesday, two weeks within";
  EXPECT_EQ(sum("2026-05-04", "2026-05-17T22:00:00Z"), 2) << "two weeks";
  EXPECT_EQ(sum("2026-04-29", "2026-04-30T22:00:00Z"), 2) << "two days of one week";
  EXPECT_EQ(sum("2026-05-01", "2026-05-05T22:00:00Z"), 2) << "days of two weeks, none of them whole";
  EXPECT_EQ(sum("2026-05-18", "2026-05-20T10:00:01Z"), 2) << "a day up to an instant after its last point";
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM dirty_days"), 0);
}

TEST_F(RollupsTest, WhatIsNotKeptOfAProjectIsSaidToBeSo) {
  for (const char* project : {"p", "q", "r", "s"}) Tell("2026-05-04T10:00:00Z", 1, project);
  Ingest({{.metric = "files", .time = At("2026-05-04T10:00:00Z"), .value = 2}}, "q", "autre");
  Refresh();
  Tell("2026-05-05T10:00:00Z", 4, "r");
  const auto at = [&](std::string_view end) { return SumsOfAll("2026-05-04", end); };
  EXPECT_THAT(at("2026-05-05T22:00:00Z"),
              ElementsAre(Pair("p", 1), Pair("q", kNotKept), Pair("r", kNotKept), Pair("s", 1)));
  EXPECT_THAT(at("2026-05-04T22:00:00Z"), ElementsAre(Pair("p", 1), Pair("q", kNotKept), Pair("r", 1), Pair("s", 1)));
  EXPECT_EQ(at("2026-05-04T10:00:00Z").at("p"), kNotKept) << "its only point is of that instant, and does not count";
}

TEST_F(RollupsTest, OnlySoManySeriesAtOnceThoseFirstThatWaitLongest) {
  Tell("2026-05-04T10:00:00Z", 1, "p");
  Tell("2026-05-05T10:00:00Z", 2, "q");
  Tell("2026-05-06T10:00:00Z", 4, "r");
  EXPECT_EQ(Refresh(2), 2);
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM rollups WHERE grain = 2"), 2);
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM rollups WHERE grain = 2 AND bucket = '2026-05-06'"), 0);
  EXPECT_EQ(Refresh(2), 1);
  EXPECT_EQ(Refresh(2), 0);
  EXPECT_EQ(Dirty(), 0);
}

TEST_F(RollupsTest, SeveralWhoAddUpAtOnceAndOneWhoTellsMeanwhileAgree) {
  std::vector<std::thread> servers;
  for (int i = 0; i < 3; ++i) {
    servers.emplace_back([this] {
      for (int turn = 0; turn < 20; ++turn)
        EXPECT_TRUE(RefreshRollups(db(), Soon(), At("2026-10-01T09:00:00Z"), 5).ok());
    });
  }
  double told = 0;
  for (int i = 0; i < 60; ++i) {
    const absl::Time time = At("2026-05-04T10:00:00Z") + absl::Hours(7 * (i % 20)) + absl::Minutes(i);
    Ingest({{.metric = "files", .time = time, .value = 1.0 * i}});
    told += i;
  }
  for (std::thread& server : servers) server.join();
  while (Refresh() > 0) {
  }
  EXPECT_EQ(Dirty(), 0);
  EXPECT_THAT(Sums(Grain::kMonth), ElementsAre(Pair("2026-05-01", told)));
  EXPECT_EQ(schema_.Count("SELECT SUM(points) FROM rollups WHERE grain = 2"), 60) << "each day once";
}

TEST_F(RollupsTest, WhateverComesWhenRollupsAreWhatThePointsAddUpTo) {
  std::mt19937 random(7);
  for (int i = 0; i < 60; ++i) {
    const absl::Time time = At("2026-01-01T00:00:00Z") + absl::Hours(static_cast<int>(random() % 2'000));
    const bool withdrawn = random() % 7 == 0;
    Ingest({{.metric = "files", .time = time, .value = static_cast<double>(random() % 9), .withdrawn = withdrawn}});
    if (random() % 5 == 0) Refresh();
  }
  const Series series = SeriesOf("files");
  const PointRange all{absl::UnixEpoch(), At("2040-01-01T00:00:00Z")};
  absl::TimeZone paris;
  ASSERT_TRUE(absl::LoadTimeZone("Europe/Paris", &paris));
  for (const bool refreshed : {false, true}) {
    if (refreshed) Refresh();
    for (const Grain grain : {Grain::kDay, Grain::kWeek, Grain::kMonth}) {
      const auto points = Read([&](db::Session& session) { return store::ReadPoints(session, {series.number}, all); });
      std::map<std::string, double> expected;
      for (const auto& [bucket, rollup] : AddUp(points, grain, paris)) expected[bucket.ToString()] = rollup.sum;
      EXPECT_EQ(Sums(grain), expected);
    }
  }
}

}  // namespace
}  // namespace pepiniere::metrics::store
