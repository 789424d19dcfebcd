#include "services/cohort/domain/alumni.h"

#include <gtest/gtest.h>

#include <vector>

#include "tests/unit/cohort/season.h"

namespace pepiniere::cohort {
namespace {

const DayRange kFirst = Range("2021-09-13", "2022-07-12"), kSecond = Range("2023-01-01", "2023-06-30");

TEST(AlumniTest, IsWhoHadAnAssignmentAndHasNoneToday) {
  const std::vector<DayRange> both = {kSecond, kFirst};
  EXPECT_FALSE(IsAlumnus(both, true, Day("2021-09-12")));
  EXPECT_FALSE(IsAlumnus(both, true, Day("2022-07-12")));
  EXPECT_TRUE(IsAlumnus(both, true, Day("2022-07-13")));
  EXPECT_TRUE(IsAlumnus(both, true, Day("2022-12-31")));
  EXPECT_FALSE(IsAlumnus(both, true, Day("2023-01-01")));
  EXPECT_TRUE(IsAlumnus(both, true, Day("2023-07-01")));
  EXPECT_FALSE(IsAlumnus({}, true, Day("2023-07-01")));
}

TEST(AlumniTest, IsNobodyWhoDoesNotConsent) { EXPECT_FALSE(IsAlumnus(std::vector{kFirst}, false, Day("2023-07-01"))); }

TEST(AlumniTest, AnAssignmentThatNeverWasIsNone) {
  EXPECT_FALSE(IsAlumnus(std::vector{Range("2021-09-13", "2021-09-12")}, true, Day("2023-07-01")));
}

}  // namespace
}  // namespace pepiniere::cohort
