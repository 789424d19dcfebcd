#include "services/policy/resources/transmission.h"

#include <utility>

#include "services/base/text.h"

namespace pepiniere::policy::resources {
namespace {

absl::TimeZone ZoneOf(const Transmission& transmission) {
  absl::TimeZone zone = absl::UTCTimeZone();
  absl::LoadTimeZone(transmission.zone, &zone);
  return zone;
}

// What the contract calls what the clock calls so.
std::string FieldOf(const std::string& field) {
  constexpr std::pair<std::string_view, std::string_view> kNames[] = {
      {"received", "receive_date"}, {"n", "term"}, {"first_day", "first_date"}, {"last_day", "last_date"}};
  const std::size_t dot = field.rfind('.') + 1;
  for (const auto& [clock, contract] : kNames) {
    if (std::string_view(field).substr(dot) == clock) return base::Concat(field.substr(0, dot), contract);
  }
  return field;
}

}  // namespace

AnswerClock ClockOf(const Transmission& transmission) {
  AnswerClock clock;
  clock.received = transmission.receive_date;
  clock.n = transmission.term;
  clock.unit = transmission.unit;
  clock.zone = ZoneOf(transmission);
  clock.rolls = transmission.rolls;
  for (const SuspendedDays& days : transmission.suspensions) {
    clock.suspensions.push_back({days.first_date, days.last_date});
  }
  clock.silence = transmission.silence;
  clock.legal_basis = transmission.legal_basis;
  return clock;
}

Calendar CalendarOf(const Transmission& transmission, const std::vector<DatedHoliday>& decided) {
  return Calendar::Of(transmission.calendar, decided).value_or(*Calendar::Of(kDefaultCalendar, decided));
}

policy::Deadline DeadlineOf(const Transmission& transmission, const std::vector<DatedHoliday>& decided) {
  return policy::DeadlineOf(ClockOf(transmission), CalendarOf(transmission, decided));
}

policy::Deadline KeptDeadline(const Transmission& transmission) {
  policy::Deadline kept;
  kept.last_day = transmission.last_day;
  kept.overdue_from = transmission.overdue_from.value_or(absl::InfiniteFuture());
  kept.calendar = transmission.calendar_version;
  return kept;
}

bool Runs(const Transmission& transmission) { return !transmission.answer_time && !transmission.recall_time; }

std::vector<base::FieldProblem> ProblemsOf(const Transmission& transmission, base::Date today) {
  base::Problems problems;
  base::CheckFields(transmission, today, problems);
  absl::TimeZone zone;
  problems.If(!absl::LoadTimeZone(transmission.zone, &zone), "zone", "is no time zone: Europe/Paris is one");
  problems.If(!Calendar::Of(transmission.calendar), "calendar", "is no calendar that is known here: see GetRules");
  problems.If(transmission.receive_date > today, "receive_date", "must not lie in the future");
  for (const base::FieldProblem& problem : policy::ProblemsOf(ClockOf(transmission))) {
    problems.If(true, FieldOf(problem.field), problem.problem);
  }
  return std::move(problems).Take();
}

}  // namespace pepiniere::policy::resources
