#include "services/base/date.h"

#include <gtest/gtest.h>

#include "absl/hash/hash_testing.h"

namespace pepiniere::base {
namespace {

Date Day(const char* iso) { return *Date::Parse(iso); }

TEST(DateTest, ReadsAndWritesIso8601) {
  for (const char* iso : {"0001-01-01", "1970-01-01", "2024-02-29", "2026-08-20", "9999-12-31"}) {
    ASSERT_TRUE(Date::Parse(iso)) << iso;
    EXPECT_EQ(Day(iso).ToString(), iso);
  }
  EXPECT_EQ(Day("2024-02-29").year(), 2024);
  EXPECT_EQ(Day("2024-02-29").month(), 2);
  EXPECT_EQ(Day("2024-02-29").day(), 29);
}

TEST(DateTest, RefusesWhatIsNotInTheCalendar) {
  for (const char* text :
       {"", "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "2024-01-00", "0000-01-01",
        "2024-1-01", "2024-01-01 ", " 2024-01-1", "2024/01/01", "20240101", "2024-01-0x", "-024-01-01"}) {
    EXPECT_FALSE(Date::Parse(text)) << text;
  }
  EXPECT_TRUE(Date::FromCivil(2000, 2, 29));
  EXPECT_FALSE(Date::FromCivil(10000, 1, 1));
  EXPECT_FALSE(Date::FromCivil(2024, 14, 1));
}

TEST(DateTest, CountsDays) {
  EXPECT_EQ(Day("1970-01-01").days(), 0);
  EXPECT_EQ(Day("2024-03-01") - Day("2024-02-28"), 2);
  EXPECT_EQ(Day("2023-12-31") + 1, Day("2024-01-01"));
  EXPECT_EQ(Date::FromDays(Day("2026-08-20").days()), Day("2026-08-20"));
  EXPECT_EQ(Date::Min(), Day("0001-01-01"));
  EXPECT_EQ(Date::Max(), Day("9999-12-31"));
}

TEST(DateTest, IsOrderedAndHashed) {
  EXPECT_LT(Day("2023-12-31"), Day("2024-01-01"));
  EXPECT_LT(Date::Min(), Date::Max());
  EXPECT_TRUE(absl::VerifyTypeImplementsAbslHashCorrectly({Date::Min(), Date(), Day("2024-01-01"), Date::Max()}));
}

TEST(DateTest, TheDayIsThatOfParis) {
  // UTC+1 in winter, UTC+2 in summer.
  EXPECT_EQ(Date::InParis(absl::FromCivil(absl::CivilSecond(2024, 1, 14, 22, 59, 59), absl::UTCTimeZone())),
            Day("2024-01-14"));
  EXPECT_EQ(Date::InParis(absl::FromCivil(absl::CivilSecond(2024, 1, 14, 23, 0, 0), absl::UTCTimeZone())),
            Day("2024-01-15"));
  EXPECT_EQ(Date::InParis(absl::FromCivil(absl::CivilSecond(2024, 7, 14, 21, 59, 59), absl::UTCTimeZone())),
            Day("2024-07-14"));
  EXPECT_EQ(Date::InParis(absl::FromCivil(absl::CivilSecond(2024, 7, 14, 22, 0, 0), absl::UTCTimeZone())),
            Day("2024-07-15"));
}

}  // namespace
}  // namespace pepiniere::base
