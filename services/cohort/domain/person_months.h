// How long somebody worked, in months.
#pragma once

#include <compare>
#include <cstdint>

#include "services/cohort/domain/days.h"

namespace pepiniere::cohort {

// An exact number of months. 377 580 is divided by 28, 29, 30 and 31 alike, so that a day of any month is a whole
// number of parts.
struct PersonMonths {
  static constexpr std::int64_t kPartsPerMonth = 377'580;
  std::int64_t parts = 0;

  // For screens and charts: what is added up is added up as parts.
  double InMonths() const { return static_cast<double>(parts) / static_cast<double>(kPartsPerMonth); }
  PersonMonths& operator+=(PersonMonths other) {
    parts += other.parts;
    return *this;
  }
  friend PersonMonths operator+(PersonMonths a, PersonMonths b) { return a += b; }
  auto operator<=>(const PersonMonths&) const = default;
};

// By the calendar, pro rata: for each month that the assignment and the period touch, the days that they share in it
// over the days that the month has. A whole month is 1 whatever its length; 2022-09-12 to 2022-09-30 is 19/30; what
// parts of a period have adds up to what the period has. Nothing where they share no day.
PersonMonths PersonMonthsOf(const DayRange& assignment, const DayRange& period);

}  // namespace pepiniere::cohort
