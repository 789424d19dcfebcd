#include "services/cohort/domain/days.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "services/cohort/domain/person_months.h"
#include "tests/unit/cohort/season.h"

namespace pepiniere::cohort {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(LastDayTest, IsTheDayBeforeSoManyMonthsOn) {
  EXPECT_EQ(LastDayOf(Day("2022-09-12"), 10), Day("2023-07-11"));
  EXPECT_EQ(LastDayOf(Day("2022-09-01"), 10), Day("2023-06-30"));
  EXPECT_EQ(LastDayOf(Day("2023-08-31"), 6), Day("2024-02-29"));
  EXPECT_EQ(LastDayOf(Day("2022-08-31"), 6), Day("2023-02-28"));
  EXPECT_EQ(LastDayOf(Day("2023-01-01"), 12), Day("2023-12-31"));
  EXPECT_EQ(LastDayOf(Day("2024-02-29"), 12), Day("2025-02-28"));
  EXPECT_EQ(LastDayOf(Day("2024-02-01"), 1), Day("2024-02-29"));
}

TEST(LastDayTest, IsNoneWithoutMonthsAndPastTheCalendar) {
  EXPECT_EQ(LastDayOf(Day("2024-01-01"), 0), std::nullopt);
  EXPECT_EQ(LastDayOf(Day("2024-01-01"), -3), std::nullopt);
  EXPECT_EQ(LastDayOf(Day("9999-12-01"), 1), Day("9999-12-31"));
  EXPECT_EQ(LastDayOf(Day("9999-12-02"), 1), std::nullopt);
  EXPECT_EQ(LastDayOf(Day("2024-01-01"), 2'000'000'000), std::nullopt);
}

TEST(LastDayTest, GrowsWithTheStartAndTheMonthsAndLeavesNoDayUncovered) {
  std::mt19937 random(20220912);
  for (int round = 0; round < 5000; ++round) {
    const base::Date start = Day("1999-01-01") + Pick(random, 20'000);
    const int months = 1 + Pick(random, 40);
    const base::Date last = *LastDayOf(start, months);
    ASSERT_GE(last, start);
    ASSERT_LE(last, *LastDayOf(start + 1, months)) << start.ToString();
    ASSERT_LT(last, *LastDayOf(start, months + 1)) << start.ToString();
    // A month after another, from the same day number on, where every month has it.
    if (start.day() <= 28) {
      ASSERT_EQ(LastDayOf(last + 1, 1), LastDayOf(start, months + 1)) << start.ToString();
      ASSERT_EQ((last + 1).day(), start.day());
    } else {
      ASSERT_LE(last.day(), start.day() - 1);
    }
  }
}

TEST(RenewalsTest, FollowOnTheDayAfter) {
  const DayRange first = Range("2022-09-12", "2023-07-11");
  EXPECT_THAT(CheckRenewals(first, {}), IsEmpty());
  const std::vector<DayRange> good = {Range("2023-07-12", "2023-08-31"), Range("2023-09-01", "2023-09-01")};
  EXPECT_THAT(CheckRenewals(first, good), IsEmpty());
  EXPECT_EQ(WithRenewals(first, good), Range("2022-09-12", "2023-09-01"));
}

TEST(RenewalsTest, AGapAndAnOverlapAreMeasuredInDays) {
  const std::vector<DayRange> renewals = {Range("2023-07-15", "2023-08-31"), Range("2023-08-31", "2023-09-30")};
  EXPECT_THAT(CheckRenewals(Range("2022-09-12", "2023-07-11"), renewals),
              ElementsAre(Problem("renewals[0].start_date",
                                  "a gap of 3 days: the line before ends on 2023-07-11, so "
                                  "begin on 2023-07-12"),
                          Problem("renewals[1].start_date", "begins 1 day too early")));
}

TEST(RenewalsTest, ALineThatEndsBeforeItBeginsIsToldOnce) {
  const std::vector<DayRange> renewals = {Range("2023-07-12", "2023-07-01"), Range("2023-09-01", "2023-09-30")};
  EXPECT_THAT(CheckRenewals(Range("2022-09-12", "2023-07-11"), renewals),
              ElementsAre(Problem("renewals[0].end_date", "before its first day")));
}

TEST(RenewalsTest, AnyDayButTheNextIsRefusedByTheDaysBetween) {
  std::mt19937 random(7);
  for (int round = 0; round < 5000; ++round) {
    const DayRange first = {Day("2024-01-01"), Day("2024-01-01") + Pick(random, 400)};
    const int off = Pick(random, 41) - 20;
    const base::Date begins = first.last + 1 + off;
    const std::vector<DayRange> renewals = {{begins, begins + Pick(random, 100)}};
    const auto problems = CheckRenewals(first, renewals);
    ASSERT_EQ(problems.empty(), off == 0) << off;
    if (off == 0) continue;
    const std::string days = std::to_string(std::abs(off)) + (std::abs(off) == 1 ? " day" : " days");
    ASSERT_THAT(problems, ElementsAre(Problem("renewals[0].start_date",
                                              off > 0 ? "a gap of " + days + ":" : "begins " + days + " too early")));
  }
}

TEST(WithinCohortTest, DaysOutsideNeedAReason) {
  Cohort cohort;
  cohort.start = Day("2022-09-01"), cohort.end = Day("2023-06-30");
  EXPECT_THAT(CheckWithinCohort(Range("2022-09-01", "2023-06-30"), cohort, ""), IsEmpty());
  const DayRange longer = Range("2022-08-30", "2023-07-01");
  EXPECT_THAT(CheckWithinCohort(longer, cohort, " "),
              ElementsAre(Problem("outside_cohort_reason",
                                  "2 days of the assignment, from 2022-08-30 to 2022-08-31, "
                                  "lie before the first day"),
                          Problem("outside_cohort_reason",
                                  "1 day of the assignment, from 2023-07-01 to 2023-07-01, "
                                  "lies after the last day")));
  EXPECT_THAT(CheckWithinCohort(longer, cohort, "replaces somebody who left"), IsEmpty());
  EXPECT_THAT(CheckWithinCohort(Range("2024-01-01", "2024-01-31"), cohort, ""),
              ElementsAre(Problem("outside_cohort_reason", "31 days")));
}

TEST(WithinCohortTest, WhatIsNotKnownOfACohortBoundsNothing) {
  Cohort rolling;
  EXPECT_THAT(CheckWithinCohort(Range("2022-09-01", "2023-06-30"), rolling, ""), IsEmpty());
  rolling.start = Day("2024-01-01");
  EXPECT_THAT(CheckWithinCohort(Range("2024-01-01", "2034-06-30"), rolling, ""), IsEmpty());
}

TEST(OverlapTest, NamesEachAssignmentAndTheDaysThatAreShared) {
  const std::vector<HeldDays> held = {{"assignments/1", Range("2022-01-01", "2022-09-12")},
                                      {"assignments/2", Range("2022-11-01", "2022-11-30")},
                                      {"assignments/3", Range("2023-07-12", "2023-12-31")}};
  EXPECT_THAT(CheckOverlaps(Range("2022-09-12", "2023-07-11"), held),
              ElementsAre(Problem("start_date", "shares 1 day, from 2022-09-12 to 2022-09-12, with assignments/1"),
                          Problem("start_date", "shares 30 days, from 2022-11-01 to 2022-11-30, with assignments/2")));
  EXPECT_THAT(CheckOverlaps(Range("2022-09-13", "2022-10-31"), held), IsEmpty());
}

PersonMonths Months(std::int64_t numerator, std::int64_t denominator = 1) {
  return {PersonMonths::kPartsPerMonth * numerator / denominator};
}

TEST(PersonMonthsTest, AMonthIsOneWhateverItsLength) {
  const DayRange always = {base::Date::Min(), base::Date::Max()};
  for (const int year : {2023, 2024}) {
    for (int month = 1; month <= 12; ++month) {
      const base::Date first = *base::Date::FromCivil(year, month, 1);
      EXPECT_EQ(PersonMonthsOf({first, first + (DaysInMonth(year, month) - 1)}, always), Months(1));
    }
  }
  EXPECT_EQ(PersonMonthsOf(Range("2022-09-12", "2023-07-11"), always), Months(19, 30) + Months(9) + Months(11, 31));
  EXPECT_EQ(PersonMonthsOf(always, Range("2022-09-30", "2022-10-01")), Months(1, 30) + Months(1, 31));
  EXPECT_EQ(PersonMonthsOf(Range("2022-09-12", "2022-09-30"), Range("2022-10-01", "2022-10-31")), Months(0));
  EXPECT_DOUBLE_EQ(PersonMonthsOf(Range("2024-02-01", "2024-03-31"), always).InMonths(), 2);
  EXPECT_EQ(PersonMonthsOf(Range("9999-12-31", "9999-12-31"), always), Months(1, 31));
}

TEST(PersonMonthsTest, PartsOfAPeriodAddUpToIt) {
  std::mt19937 random(31);
  for (int round = 0; round < 5000; ++round) {
    const DayRange assignment = AnyRange(random, 900), period = AnyRange(random, 900);
    const base::Date cut = period.first + Pick(random, period.Count());
    const PersonMonths whole = PersonMonthsOf(assignment, period);
    ASSERT_EQ(whole,
              PersonMonthsOf(assignment, {period.first, cut}) + PersonMonthsOf(assignment, {cut + 1, period.last}));
    // Day by day, as it is defined.
    PersonMonths by_day;
    for (base::Date day = period.first; day <= period.last; day = day + 1) {
      if (assignment.Contains(day)) by_day += Months(1, DaysInMonth(day.year(), day.month()));
    }
    ASSERT_EQ(whole, by_day);
  }
}

}  // namespace
}  // namespace pepiniere::cohort
