// The days of assignments and cohorts: how long they last, how they follow one another, and what they share.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/cohort/domain/programme.h"

namespace pepiniere::cohort {

// From a first day to a last one, which both belong to it.
struct DayRange {
  base::Date first, last;

  // None, or fewer, where the last day lies before the first.
  int Count() const { return last - first + 1; }
  bool Contains(base::Date day) const { return first <= day && day <= last; }
  bool operator==(const DayRange&) const = default;
};

// `month`: 1 to 12.
int DaysInMonth(int year, int month);

// The last day of what begins on `start` and is so many months long: the day number before that of the start, so many
// months on, or the last day of that month where it has no such number. From 2022-09-12, 10 months last until
// 2023-07-11; from 2023-08-31, 6 months until 2024-02-29. None for less than one month, and past the year 9999.
std::optional<base::Date> LastDayOf(base::Date start, int months);

// The days that both have; none where they have none in common.
std::optional<DayRange> SharedDays(const DayRange& a, const DayRange& b);

// Each renewal begins on the day after the last one of the line before: by how many days it comes too late or too
// early, at renewals[i].start_date.
std::vector<base::FieldProblem> CheckRenewals(const DayRange& first, std::span<const DayRange> renewals);

// The days of an assignment with all its renewals.
DayRange WithRenewals(const DayRange& first, std::span<const DayRange> renewals);

// Days of an assignment outside its cohort's need a reason, at outside_cohort_reason. A cohort without a first or a
// last day bounds nothing on that side.
std::vector<base::FieldProblem> CheckWithinCohort(const DayRange& assignment, const Cohort& cohort,
                                                  std::string_view outside_cohort_reason);

// An assignment that the same person has already.
struct HeldDays {
  std::string assignment;  // a name
  DayRange days;
};

// Nobody is in two places on one day: each assignment that shares days with these, at start_date.
std::vector<base::FieldProblem> CheckOverlaps(const DayRange& asked, std::span<const HeldDays> held);

}  // namespace pepiniere::cohort
