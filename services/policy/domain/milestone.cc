#include "services/policy/domain/milestone.h"

#include <utility>

#include "services/base/text.h"

namespace pepiniere::policy {
namespace {

constexpr int kFirstYear = 2011, kLastYear = 2199, kMonths = 12;

}  // namespace

std::vector<base::FieldProblem> ProblemsOf(const Due& due) {
  base::Problems problems;
  const bool is_year = kFirstYear <= due.year && due.year <= kLastYear;
  problems.If(!is_year, "year", base::Concat("must be from ", kFirstYear, " to ", kLastYear));
  problems.If(due.month && (*due.month < 1 || *due.month > kMonths), "month", "must be from 1 to 12");
  problems.If(due.day && !due.month, "day", "must have a month");
  if (is_year && due.day && due.month) {
    problems.If(!base::Date::FromCivil(due.year, *due.month, *due.day), "day", "is no day of that month");
  }
  return std::move(problems).Take();
}

base::Date LastDayOf(const Due& due) {
  if (due.day) return *base::Date::FromCivil(due.year, *due.month, *due.day);
  const int month = due.month.value_or(kMonths);
  const int next = month % kMonths + 1, year = due.year + (month == kMonths ? 1 : 0);
  return *base::Date::FromCivil(year, next, 1) + -1;
}

Lateness LatenessOn(base::Date day, const Due& due, std::optional<base::Date> done) {
  const base::Date last = LastDayOf(due);
  if (done && *done <= day) return *done <= last ? Lateness::kInTime : Lateness::kDoneLate;
  return day <= last ? Lateness::kInTime : Lateness::kLate;
}

}  // namespace pepiniere::policy
