#include "services/policy/domain/calendar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "services/policy/domain/easter.h"

namespace pepiniere::policy {
namespace {

using base::Date;
using testing::ElementsAre;
using testing::IsEmpty;

Date Day(std::string_view iso) { return *Date::Parse(iso); }

const Calendar& Metropole() {
  static const Calendar calendar = *Calendar::Of("metropole");
  return calendar;
}

std::vector<std::string> DaysOf(const Calendar& calendar, int year) {
  std::vector<std::string> days;
  for (const Holiday& holiday : calendar.Between(*Date::FromCivil(year, 1, 1), *Date::FromCivil(year, 12, 31))) {
    days.push_back(holiday.day.ToString().substr(5));
  }
  return days;
}

TEST(EasterTest, OfKnownYears) {
  EXPECT_EQ(EasterSunday(1954), Day("1954-04-18"));
  EXPECT_EQ(EasterSunday(1961), Day("1961-04-02"));
  EXPECT_EQ(EasterSunday(1981), Day("1981-04-19"));
  EXPECT_EQ(EasterSunday(2008), Day("2008-03-23"));
  EXPECT_EQ(EasterSunday(2026), Day("2026-04-05"));
  EXPECT_EQ(EasterSunday(2038), Day("2038-04-25"));
}

TEST(EasterTest, IsASundayBetweenItsBounds) {
  for (int year = 1583; year <= 2999; ++year) {
    const Date easter = EasterSunday(year);
    EXPECT_EQ(Weekday(easter), kSunday) << year;
    EXPECT_GE(easter, *Date::FromCivil(year, 3, 22));
    EXPECT_LE(easter, *Date::FromCivil(year, 4, 25));
  }
}

TEST(CalendarTest, AYear) {
  EXPECT_THAT(DaysOf(Metropole(), 2026), ElementsAre("01-01", "04-06", "05-01", "05-08", "05-14", "05-25", "07-14",
                                                     "08-15", "11-01", "11-11", "12-25"));
  EXPECT_THAT(DaysOf(*Calendar::Of("alsace-moselle"), 2026),
              ElementsAre("01-01", "04-03", "04-06", "05-01", "05-08", "05-14", "05-25", "07-14", "08-15", "11-01",
                          "11-11", "12-25", "12-26"));
}

TEST(CalendarTest, TheEighthOfMayOnlyInTheYearsOfItsLaws) {
  for (int year = 1950; year <= 2100; ++year) {
    const std::optional<Holiday> holiday = Metropole().On(*Date::FromCivil(year, 5, 8));
    const bool is_victory = holiday && holiday->code == "victory-1945";
    const bool is_law = (1953 <= year && year <= 1959) || year >= 1982;
    // Ascension Day may fall on it.
    EXPECT_TRUE(is_victory == is_law || (is_law && holiday->code == "ascension")) << year;
    if (!is_law && holiday) {
      EXPECT_EQ(holiday->code, "ascension") << year;
    }
  }
}

TEST(CalendarTest, TwoOnOneDayBothCountInAListAndTheFirstIsNamed) {
  EXPECT_EQ(Metropole().On(Day("2008-05-01"))->code, "ascension");
  EXPECT_EQ(Metropole().Between(Day("2008-05-01"), Day("2008-05-01")).size(), 2U);
}

TEST(CalendarTest, OverseasDaysHoldFromTheirDecreeOn) {
  EXPECT_FALSE(Calendar::Of("guadeloupe")->IsHoliday(Day("1983-05-27")));
  EXPECT_TRUE(Calendar::Of("guadeloupe")->IsHoliday(Day("1984-05-27")));
  EXPECT_TRUE(Calendar::Of("reunion")->IsHoliday(Day("1983-12-20")));
  EXPECT_TRUE(Calendar::Of("mayotte")->IsHoliday(Day("2026-04-27")));
  EXPECT_TRUE(Calendar::Of("guyane")->IsHoliday(Day("2026-06-10")));
  EXPECT_TRUE(Calendar::Of("martinique")->IsHoliday(Day("2026-05-22")));
  EXPECT_FALSE(Metropole().IsHoliday(Day("2026-05-22")));
  EXPECT_FALSE(Calendar::Of("guadeloupe")->IsHoliday(Day("2026-04-03")));
}

TEST(CalendarTest, WhatIsDecidedOfADayIsALaterVersion) {
  const DatedHoliday is_new = {.day = Day("2026-06-18"), .french = "Jour des essais", .english = "Trial Day"};
  const Calendar more = Metropole().With({is_new});
  EXPECT_EQ(Metropole().version(), "metropole@1.0");
  EXPECT_EQ(more.version(), "metropole@1.1");
  EXPECT_FALSE(Metropole().IsHoliday(Day("2026-06-18")));
  EXPECT_EQ(more.On(Day("2026-06-18"))->english, "Trial Day");
  const Calendar none = more.With({{.day = Day("2026-06-18"), .is_holiday = false}});
  EXPECT_FALSE(none.IsHoliday(Day("2026-06-18")));
  EXPECT_THAT(none.Between(Day("2026-06-01"), Day("2026-06-30")), IsEmpty());
  const Calendar without = Metropole().With({{.day = Day("2026-07-14"), .is_holiday = false}});
  EXPECT_FALSE(without.IsHoliday(Day("2026-07-14")));
  EXPECT_THAT(without.Between(Day("2026-07-01"), Day("2026-07-31")), IsEmpty());
  EXPECT_TRUE(without.IsHoliday(Day("2027-07-14")));
}

TEST(CalendarTest, AListIsTheDaysThatAreHolidays) {
  for (const CalendarName& name : CalendarNames()) {
    const Calendar calendar = *Calendar::Of(name.id);
    std::set<Date> listed;
    for (const Holiday& holiday : calendar.Between(Day("1975-01-01"), Day("1995-12-31"))) listed.insert(holiday.day);
    for (Date day = Day("1975-01-01"); day <= Day("1995-12-31"); day = day + 1) {
      EXPECT_EQ(calendar.IsHoliday(day), listed.contains(day)) << name.id << ' ' << day.ToString();
    }
  }
}

TEST(CalendarTest, OtherPlacesHaveNone) { EXPECT_FALSE(Calendar::Of("atlantis").has_value()); }

TEST(WorkingDaysTest, OfAWeek) {
  EXPECT_EQ(Weekday(Day("2026-04-04")), kSaturday);
  EXPECT_FALSE(IsOuvre(Metropole(), Day("2026-04-04")));
  EXPECT_TRUE(IsOuvrable(Metropole(), Day("2026-04-04")));
  EXPECT_FALSE(IsOuvrable(Metropole(), Day("2026-04-05")));
  EXPECT_FALSE(IsOuvre(Metropole(), Day("2026-04-06")));
  EXPECT_FALSE(IsOuvrable(Metropole(), Day("2026-04-06")));
  EXPECT_EQ(Weekday(Day("1969-12-31")), 2);
}

}  // namespace
}  // namespace pepiniere::policy
