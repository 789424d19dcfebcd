// A season's values, written short, and random ones.
#pragma once

#include <gmock/gmock.h>

#include <random>
#include <string>
#include <string_view>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/base/text.h"
#include "services/cohort/domain/days.h"

namespace pepiniere::cohort {

inline base::Date Day(std::string_view iso) { return *base::Date::Parse(iso); }

inline DayRange Range(std::string_view first, std::string_view last) { return {Day(first), Day(last)}; }

// "2021-03-01T22:00:00Z"
inline absl::Time At(std::string_view text) {
  absl::Time time;
  std::string error;
  EXPECT_TRUE(absl::ParseTime(absl::RFC3339_full, base::Absl(text), &time, &error)) << error;
  return time;
}

// A number from 0 to n - 1.
inline int Pick(std::mt19937& random, int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); }

// Of `most` days at most, within three years.
inline DayRange AnyRange(std::mt19937& random, int most) {
  const base::Date first = Day("2023-01-01") + Pick(random, 1000);
  return {first, first + Pick(random, most)};
}

// A problem at that field whose words have these among them.
inline auto Problem(const std::string& field, const std::string& words) {
  return ::testing::AllOf(::testing::Field(&base::FieldProblem::field, field),
                          ::testing::Field(&base::FieldProblem::problem, ::testing::HasSubstr(words)));
}

}  // namespace pepiniere::cohort
