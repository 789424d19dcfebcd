#include "services/cohort/domain/mood.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/cohort/season.h"

namespace pepiniere::cohort {
namespace {

// So many people's of that week, each of mood 4.
void Write(std::string_view monday, int people, std::vector<Mood>& moods) {
  for (int i = 0; i < people; ++i) {
    moods.push_back({.person = base::Concat("persons/", i), .week_start = Day(monday), .mood = 4});
  }
}

TEST(MoodTest, WeeksBeginOnMondays) {
  EXPECT_EQ(MondayOf(Day("2024-01-01")), Day("2024-01-01"));
  EXPECT_EQ(MondayOf(Day("2024-01-07")), Day("2024-01-01"));
  EXPECT_EQ(MondayOf(Day("2024-01-08")), Day("2024-01-08"));
  EXPECT_EQ(MondayOf(Day("1970-01-01")), Day("1969-12-29"));
  EXPECT_EQ(MondayOf(Day("1969-12-28")), Day("1969-12-22"));
  EXPECT_EQ(WeekFrom(Day("2024-01-01")), Range("2024-01-01", "2024-01-07"));
}

TEST(MoodTest, FiguresAreOfWeeksThatAreOverAndOfFivePeople) {
  std::vector<Mood> moods;
  Write("2024-01-08", 5, moods);
  Write("2024-01-01", 4, moods);
  Write("2024-01-15", 6, moods);
  EXPECT_TRUE(WeeksOf(moods, Day("2024-01-07")).empty());
  const std::vector<WeekOfMoods> weeks = WeeksOf(moods, Day("2024-01-21"));
  ASSERT_EQ(weeks.size(), 2u) << "the third is not over on its Sunday";
  EXPECT_EQ(weeks[0].monday, Day("2024-01-01"));
  EXPECT_EQ(weeks[0].figure, std::nullopt);
  ASSERT_TRUE(weeks[1].figure);
  EXPECT_EQ(weeks[1].figure->people, 5);
  EXPECT_EQ(weeks[1].figure->Mean(), 4.0);
}

}  // namespace
}  // namespace pepiniere::cohort
