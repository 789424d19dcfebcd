#include "services/policy/domain/answer_clock.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "absl/time/civil_time.h"
#include "services/base/symbols.h"
#include "services/base/text.h"

namespace pepiniere::policy {
namespace {

constexpr std::string_view kUnits[] = {"", "MONTHS", "DAYS", "OUVRES", "OUVRABLES"};
constexpr int kMonthsOfYear = 12, kLongestMonth = 31;

bool IsWithinYears(base::Date day) { return kFirstClockYear <= day.year() && day.year() <= kLastClockYear; }

void CheckSuspension(const Suspension& suspension, const std::string& path, base::Problems& problems) {
  const std::string years = base::Concat("must be from ", kFirstClockYear, " to ", kLastClockYear);
  problems.If(!IsWithinYears(suspension.first), path + ".first_day", years);
  if (!suspension.last) return;
  problems.If(!IsWithinYears(*suspension.last), path + ".last_day", years);
  problems.If(*suspension.last < suspension.first, path + ".last_day", "must not be before first_day");
}

}  // namespace

std::string_view Symbol(TermUnit unit) { return base::SymbolIn<TermUnit>(kUnits, unit); }
bool ReadSymbol(std::string_view symbol, TermUnit& unit) { return base::ReadSymbolIn(kUnits, symbol, unit); }

int MostOf(TermUnit unit) { return unit == TermUnit::kMonths ? kMostMonths : kMostDays; }

std::vector<base::FieldProblem> ProblemsOf(const AnswerClock& clock) {
  base::Problems problems;
  problems.If(!IsWithinYears(clock.received), "received",
              base::Concat("must be from ", kFirstClockYear, " to ", kLastClockYear));
  problems.If(clock.n < 1 || clock.n > MostOf(clock.unit), "n",
              base::Concat("must be from 1 to ", MostOf(clock.unit), " for ", Symbol(clock.unit)));
  problems.If(clock.suspensions.size() > kMostSuspensions, "suspensions",
              base::Concat("must not have more than ", kMostSuspensions, " items"));
  for (std::size_t i = 0; i < std::min(clock.suspensions.size(), kMostSuspensions); ++i) {
    CheckSuspension(clock.suspensions[i], base::Concat("suspensions[", i, "]"), problems);
  }
  return std::move(problems).Take();
}

base::Date DayAt(absl::Time instant, absl::TimeZone zone) {
  return base::Date::FromDays(static_cast<std::int32_t>(absl::ToCivilDay(instant, zone) - absl::CivilDay(1970, 1, 1)));
}

absl::Time BeginningOf(base::Date day, absl::TimeZone zone) {
  return absl::FromCivil(absl::CivilDay(1970, 1, 1) + day.days(), zone);
}

base::Date AddMonths(base::Date day, int months) {
  const int all = day.year() * kMonthsOfYear + day.month() - 1 + months;
  const int year = all / kMonthsOfYear, month = all % kMonthsOfYear + 1;
  for (int number = std::min(day.day(), kLongestMonth);; --number) {
    if (const auto found = base::Date::FromCivil(year, month, number)) return *found;
  }
}

std::vector<Suspension> UnionOf(std::vector<Suspension> suspensions) {
  std::ranges::sort(suspensions, {}, &Suspension::first);
  std::vector<Suspension> merged;
  for (const Suspension& next : suspensions) {
    if (!merged.empty() && (!merged.back().last || next.first <= *merged.back().last + 1)) {
      Suspension& into = merged.back();
      if (!next.last) into.last = std::nullopt;
      if (into.last) into.last = std::max(*into.last, *next.last);
    } else {
      merged.push_back(next);
    }
  }
  return merged;
}

}  // namespace pepiniere::policy
