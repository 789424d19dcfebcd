#include "services/cohort/domain/days.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "services/base/characters.h"
#include "services/base/text.h"

namespace pepiniere::cohort {
namespace {

constexpr int kMonthsPerYear = 12;
constexpr int kLastYear = 9999;

std::string InDays(int count) { return base::Concat(count, count == 1 ? " day" : " days"); }

}  // namespace

int DaysInMonth(int year, int month) {
  const auto last = std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) / std::chrono::last;
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

std::optional<base::Date> LastDayOf(base::Date start, int months) {
  if (months < 1 || months > kLastYear * kMonthsPerYear) return std::nullopt;
  // Months since the year 0; the day before the first of a month is the last of the one before.
  int month = start.year() * kMonthsPerYear + start.month() - 1 + months;
  const bool at_first = start.day() == 1;
  if (at_first) --month;
  const int year = month / kMonthsPerYear, month_of_year = month % kMonthsPerYear + 1;
  if (year > kLastYear) return std::nullopt;
  const int length = DaysInMonth(year, month_of_year);
  return base::Date::FromCivil(year, month_of_year, at_first ? length : std::min(start.day() - 1, length));
}

std::optional<DayRange> SharedDays(const DayRange& a, const DayRange& b) {
  const DayRange shared = {std::max(a.first, b.first), std::min(a.last, b.last)};
  return shared.Count() > 0 ? std::optional(shared) : std::nullopt;
}

std::vector<base::FieldProblem> CheckRenewals(const DayRange& first, std::span<const DayRange> renewals) {
  base::Problems problems;
  DayRange before = first;
  for (std::size_t i = 0; i < renewals.size(); ++i) {
    const std::string path = base::Concat("renewals[", i, "].");
    const DayRange& renewal = renewals[i];
    problems.If(renewal.Count() < 1, path + "end_date", "lies before its first day");
    const int late = renewal.first - before.last - 1;
    const std::string follow = base::Concat(": the line before ends on ", before.last.ToString(), ", so begin on ",
                                            (before.last + 1).ToString());
    const bool measured = before.Count() > 0;
    problems.If(measured && late > 0, path + "start_date", base::Concat("leaves a gap of ", InDays(late), follow));
    problems.If(measured && late < 0, path + "start_date",
                base::Concat("begins ", InDays(-late), " too early", follow));
    before = renewal;
  }
  return std::move(problems).Take();
}

DayRange WithRenewals(const DayRange& first, std::span<const DayRange> renewals) {
  DayRange all = first;
  for (const DayRange& renewal : renewals) all.last = std::max(all.last, renewal.last);
  return all;
}

std::vector<base::FieldProblem> CheckWithinCohort(const DayRange& assignment, const Cohort& cohort,
                                                  std::string_view outside_cohort_reason) {
  base::Problems problems;
  if (!base::IsBlank(outside_cohort_reason)) return {};
  const auto ask = [&](std::optional<DayRange> outside, std::string_view where) {
    if (!outside) return;
    problems.If(
        true, "outside_cohort_reason",
        base::Concat("say why: ", InDays(outside->Count()), " of the assignment, from ", outside->first.ToString(),
                     " to ", outside->last.ToString(), ", ", outside->Count() == 1 ? "lies " : "lie ", where));
  };
  if (cohort.start) {
    ask(SharedDays(assignment, {base::Date::Min(), *cohort.start + -1}), "before the first day of the cohort");
  }
  if (cohort.end) ask(SharedDays(assignment, {*cohort.end + 1, base::Date::Max()}), "after the last day of the cohort");
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> CheckOverlaps(const DayRange& asked, std::span<const HeldDays> held) {
  base::Problems problems;
  for (const HeldDays& other : held) {
    const std::optional<DayRange> shared = SharedDays(asked, other.days);
    if (!shared) continue;
    problems.If(true, "start_date",
                base::Concat("shares ", InDays(shared->Count()), ", from ", shared->first.ToString(), " to ",
                             shared->last.ToString(), ", with ", other.assignment,
                             " of the same person: end one before the other begins"));
  }
  return std::move(problems).Take();
}

}  // namespace pepiniere::cohort
