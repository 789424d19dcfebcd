#include "services/cohort/domain/contradictions.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <utility>

#include "services/base/text.h"

namespace pepiniere::cohort {
namespace {

using base::Concat;

std::string Counted(std::int64_t count, std::string_view what) {
  return Concat(count, " ", what, count == 1 ? "" : "s");
}
std::string Days(base::Date from, base::Date to) { return Counted(to - from, "day"); }

base::Date DayAt(absl::Time instant, const absl::TimeZone& zone) {
  const absl::CivilDay day(zone.At(instant).cs);
  return base::Date::FromDays(static_cast<std::int32_t>(day - absl::CivilDay(1970, 1, 1)));
}

// The last day on which applications are taken: that of the instant before it closes.
std::optional<base::Date> LastDay(const Call& call, const absl::TimeZone& zone) {
  if (!call.closes_at) return std::nullopt;
  return DayAt(*call.closes_at - absl::Microseconds(1), zone);
}

void CheckDates(const Call& call, const absl::TimeZone& zone, base::Problems& problems) {
  if (call.opens_at && call.closes_at && *call.closes_at <= *call.opens_at) {
    const absl::Duration by = *call.opens_at - *call.closes_at;
    problems.If(true, "close_time",
                by == absl::ZeroDuration() ? "is when it opens: it would never be open"
                                           : Concat("lies ", SaidSpan(by), " before it opens"));
  }
  if (call.closes_at && call.review_ends_at && *call.review_ends_at <= *call.closes_at) {
    const absl::Duration by = *call.closes_at - *call.review_ends_at;
    problems.If(true, "review_end_time",
                by == absl::ZeroDuration() ? "is when it closes: nobody would review anything"
                                           : Concat("lies ", SaidSpan(by), " before it closes"));
  }
  const auto& results = call.results;
  const auto last = LastDay(call, zone);
  if (results && last && *results < *last) {
    problems.If(true, "results_date", Concat("lies ", Days(*results, *last), " before the last day of the call"));
  }
  const auto& end = call.waiting_list_end;
  if (!results || !end) return;
  if (*results > *end) {
    problems.If(true, "results_date", Concat("lies ", Days(*end, *results), " after the waiting list ends"));
  } else if (*results + call.days_to_accept > *end) {
    problems.If(true, "days_to_accept",
                Concat("ends ", Days(*end, *results + call.days_to_accept), " after the waiting list does"));
  }
}

void CheckWindow(const Call& call, absl::Time now, base::Problems& problems) {
  problems.If(!call.opens_at, "open_time", "is missing");
  problems.If(!call.closes_at, "close_time", "is missing");
  if (call.closes_at && *call.closes_at <= now) {
    problems.If(true, "close_time", Concat("lies in the past by ", SaidSpan(now - *call.closes_at)));
  }
}

void CheckGrid(const Call& call, const CallSurroundings& around, base::Problems& problems) {
  const bool named = !call.grid_version.empty();
  problems.If(!named, "grid_version", "is missing: say by what applications are marked");
  problems.If(named && !around.grid_lives, "grid_version", "is of a grid that was deleted");
  problems.If(named && around.criteria == 0, "grid_version", "has no criteria");
  problems.If(call.minimum_complete_reviews == 0, "minimum_complete_reviews",
              "is missing: say how many it takes to be ranked");
}

void CheckChoices(const Call& call, const CallSurroundings& around, base::Problems& problems) {
  if (call.choices_min > call.choices_max) {
    problems.If(true, "choices_min", Concat("is more than choices_max, by ", call.choices_min - call.choices_max));
  }
  if (call.kind != CallKind::kCandidates) return;
  problems.If(around.seats == 0, "seats", "there are none: candidates apply for seats");
  if (around.seats > 0 && call.choices_min > around.kinds_of_seats) {
    problems.If(true, "choices_min",
                Concat("is more than the seats that one can choose, by ", call.choices_min - around.kinds_of_seats));
  }
  for (const std::string& seat : around.hidden_seats) {
    problems.If(true, "seats", Concat(seat, " is of a challenge that is not selected"));
  }
}

}  // namespace

std::string SaidSpan(absl::Duration span) {
  const std::int64_t minutes = std::max<std::int64_t>(absl::ToInt64Minutes(span), 1);
  constexpr std::int64_t kHour = 60, kDay = 24 * kHour;
  const std::pair<std::int64_t, std::string_view> parts[] = {
      {minutes / kDay, "day"}, {minutes % kDay / kHour, "hour"}, {minutes % kHour, "minute"}};
  std::vector<std::string> said;
  for (const auto& [count, what] : parts) {
    if (count > 0) said.push_back(Counted(count, what));
  }
  std::string words = said.front();
  for (std::size_t i = 1; i < said.size(); ++i) words += Concat(i + 1 == said.size() ? " and " : ", ", said[i]);
  return words;
}

std::vector<base::FieldProblem> ContradictoryDates(const Call& call, const absl::TimeZone& zone) {
  base::Problems problems;
  CheckDates(call, zone, problems);
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> ContradictionsOf(const Call& call, const CallSurroundings& around, absl::Time now,
                                                 const absl::TimeZone& zone) {
  base::Problems problems;
  problems.If(!around.cohort_lives, "cohort", "was deleted");
  CheckWindow(call, now, problems);
  CheckDates(call, zone, problems);
  CheckGrid(call, around, problems);
  CheckChoices(call, around, problems);
  return std::move(problems).Take();
}

}  // namespace pepiniere::cohort
