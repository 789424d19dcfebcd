#include "services/metrics/compute/calendar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/metrics_compute/histories.h"

namespace pepiniere::metrics {
namespace {

using base::Date;
using testing::ElementsAre;

TEST(CalendarTest, DaysAndWeeksAreLocal) {
  const Date day = DayOf(At("2026-03-29T22:30:00Z"), Paris());
  EXPECT_EQ(day.ToString(), "2026-03-30");
  EXPECT_EQ(IsoWeekOf(day).ToString(), "2026-W14");
  EXPECT_EQ(DayOf(At("2026-03-29T21:59:59Z"), Paris()).ToString(), "2026-03-29");
}

TEST(CalendarTest, AWeekIsOfTheYearOfItsThursday) {
  EXPECT_EQ(IsoWeekOf(*Date::Parse("2027-01-03")).ToString(), "2026-W53");
  EXPECT_EQ(IsoWeekOf(*Date::Parse("2027-01-04")).ToString(), "2027-W01");
  EXPECT_EQ(IsoWeekOf(*Date::Parse("2024-12-30")).ToString(), "2025-W01");
  EXPECT_EQ(WeekdayOf(*Date::Parse("2026-01-05")), 0);
  EXPECT_EQ(WeekdayOf(*Date::Parse("2026-01-11")), 6);
}

TEST(CalendarTest, DaysOfChangesOfClocksHave23And25Hours) {
  const auto hours = [](const char* day, const absl::TimeZone& zone) {
    const Bucket bucket = BucketOf(*Date::Parse(day), Grain::kDay, zone);
    return absl::ToDoubleHours(bucket.to - bucket.from);
  };
  EXPECT_EQ(hours("2026-03-29", Paris()), 23);
  EXPECT_EQ(hours("2026-03-30", Paris()), 24);
  EXPECT_EQ(hours("2026-10-25", Paris()), 25);
  const Bucket week = BucketOf(At("2026-10-20T12:00:00Z"), Grain::kWeek, Paris());
  EXPECT_EQ(absl::ToDoubleHours(week.to - week.from), 169);
  EXPECT_EQ(week.from, At("2026-10-18T22:00:00Z"));
  EXPECT_EQ(week.to, At("2026-10-25T23:00:00Z"));
  // Where midnight itself is skipped, the day begins after it; where it is struck twice, with the first.
  EXPECT_EQ(StartOf(*Date::Parse("2018-11-04"), Zone("America/Sao_Paulo")), At("2018-11-04T03:00:00Z"));
  EXPECT_EQ(StartOf(*Date::Parse("2026-11-01"), Zone("America/Havana")), At("2026-11-01T04:00:00Z"));
}

TEST(CalendarTest, BucketsAreHalfOpen) {
  const Bucket day = BucketOf(*Date::Parse("2026-06-10"), Grain::kDay, Paris());
  EXPECT_EQ(DayOf(day.from, Paris()).ToString(), "2026-06-10");
  EXPECT_EQ(DayOf(day.to, Paris()).ToString(), "2026-06-11");
  EXPECT_EQ(LabelOf(FirstDay(*Date::Parse("2026-02-17"), Grain::kMonth), Grain::kMonth), "2026-02");
  EXPECT_EQ(NextBucket(*Date::Parse("2026-12-01"), Grain::kMonth).ToString(), "2027-01-01");
  EXPECT_EQ(BucketsWithin(day.from, day.to, Grain::kDay, Paris()).size(), 1);
  EXPECT_EQ(BucketsWithin(day.from, day.to + absl::Nanoseconds(1), Grain::kDay, Paris()).size(), 2);
  EXPECT_TRUE(BucketsWithin(day.from, day.from, Grain::kDay, Paris()).empty());
}

TEST(CalendarTest, OnlyWhatIsOverIsComplete) {
  const auto weeks = [](const char* instant) {
    std::vector<std::string> labels;
    for (const Date first : CompleteBefore(At(instant), 2, Grain::kWeek, Paris())) {
      labels.push_back(LabelOf(first, Grain::kWeek));
    }
    return labels;
  };
  EXPECT_THAT(weeks("2026-03-29T21:59:59Z"), ElementsAre("2026-W11", "2026-W12"));
  EXPECT_THAT(weeks("2026-03-29T22:00:00Z"), ElementsAre("2026-W12", "2026-W13"));
  EXPECT_EQ(CompleteBefore(At("2026-03-15"), 3, Grain::kMonth, Paris()).front().ToString(), "2025-12-01");
}

TEST(CalendarTest, APeriodBeginsWithTheLocalDayThirteenWeeksBefore) {
  EXPECT_EQ(BeginByDefault(At("2026-11-28T20:15:00Z"), Paris()), At("2026-08-28T22:00:00Z"))
      << "before the clocks change";
  EXPECT_EQ(BeginByDefault(At("2026-11-28T20:15:00Z"), absl::UTCTimeZone()), At("2026-08-29T00:00:00Z"));
}

}  // namespace
}  // namespace pepiniere::metrics
