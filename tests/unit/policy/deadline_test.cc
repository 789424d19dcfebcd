#include "services/policy/domain/deadline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "services/policy/domain/deadline_move.h"

namespace pepiniere::policy {
namespace {

using base::Date;
using testing::ElementsAre;
using testing::IsEmpty;

Date Day(std::string_view iso) { return *Date::Parse(iso); }

absl::TimeZone Zone(const std::string& name) {
  absl::TimeZone zone;
  EXPECT_TRUE(absl::LoadTimeZone(name, &zone)) << name;
  return zone;
}

absl::Time At(const std::string& text) {
  absl::Time time;
  EXPECT_TRUE(absl::ParseTime(absl::RFC3339_full, text, &time, nullptr)) << text;
  return time;
}

AnswerClock ClockOf(std::string_view received, int n, TermUnit unit, std::vector<Suspension> suspensions = {}) {
  return {.received = Day(received), .n = n, .unit = unit, .zone = Zone("Europe/Paris"), .suspensions = suspensions};
}

Suspension Days(std::string_view first, std::string_view last) { return {Day(first), Day(last)}; }

Deadline Computed(const AnswerClock& clock, std::string_view calendar = "metropole") {
  EXPECT_THAT(ProblemsOf(clock), IsEmpty());
  return DeadlineOf(clock, *Calendar::Of(calendar));
}

std::string LastDay(const AnswerClock& clock, std::string_view calendar = "metropole") {
  const Deadline deadline = Computed(clock, calendar);
  return deadline.last_day ? deadline.last_day->ToString() : "none";
}

std::vector<std::string> Kinds(const Deadline& deadline) {
  std::vector<std::string> kinds;
  for (const ClockStep& step : deadline.steps) kinds.emplace_back(Symbol(step.kind));
  return kinds;
}

const ClockStep* Step(const Deadline& deadline, StepKind kind) {
  const auto found = std::ranges::find(deadline.steps, kind, &ClockStep::kind);
  return found == deadline.steps.end() ? nullptr : &*found;
}

TEST(DeadlineTest, AMonthThatIsTooShortEndsOnItsLastDay) {
  const Deadline deadline = Computed(ClockOf("2026-12-30", 2, TermUnit::kMonths));
  EXPECT_EQ(deadline.last_day, Day("2027-02-28"));
  EXPECT_EQ(deadline.overdue_from, At("2027-03-01T00:00:00+01:00"));
  EXPECT_THAT(Kinds(deadline), ElementsAre("RECEIVED", "TERM", "CLAMPED", "LAST_DAY"));
  EXPECT_EQ(LastDay(ClockOf("2027-12-31", 2, TermUnit::kMonths)), "2028-02-29");
  EXPECT_EQ(LastDay(ClockOf("2027-01-31", 1, TermUnit::kMonths)), "2027-02-28");
  EXPECT_EQ(LastDay(ClockOf("2027-02-28", 1, TermUnit::kMonths)), "2027-03-28");
  EXPECT_EQ(LastDay(ClockOf("2026-11-30", 12, TermUnit::kMonths)), "2027-11-30");
}

TEST(DeadlineTest, ASuspendedDayNeverCounts) {
  EXPECT_EQ(LastDay(ClockOf("2026-05-15", 2, TermUnit::kMonths)), "2026-07-15");
  const Deadline one = Computed(ClockOf("2026-05-15", 2, TermUnit::kMonths, {Days("2026-05-20", "2026-05-25")}));
  EXPECT_EQ(one.last_day, Day("2026-07-21"));
  EXPECT_EQ(Step(one, StepKind::kSuspended)->days, 6);
  const Deadline two = Computed(ClockOf("2026-05-15", 2, TermUnit::kMonths,
                                        {Days("2026-05-23", "2026-05-30"), Days("2026-05-20", "2026-05-25")}));
  EXPECT_EQ(two.last_day, Day("2026-07-26"));
  EXPECT_THAT(Kinds(two), ElementsAre("RECEIVED", "TERM", "SUSPENDED", "EXTENDED", "LAST_DAY"));
  EXPECT_EQ(Step(two, StepKind::kSuspended)->to, Day("2026-05-30"));
  EXPECT_EQ(Step(two, StepKind::kExtended)->days, 11);
}

TEST(DeadlineTest, NorAfterTheNominalEnd) {
  const std::vector<Suspension> suspensions = {Days("2026-05-20", "2026-05-25"), Days("2026-07-16", "2026-07-18")};
  EXPECT_EQ(LastDay(ClockOf("2026-05-15", 2, TermUnit::kMonths, suspensions)), "2026-07-24");
  // One that begins after the last day is of no effect.
  const Deadline after = Computed(ClockOf("2026-05-15", 2, TermUnit::kMonths, {Days("2026-07-16", "2026-07-18")}));
  EXPECT_EQ(after.last_day, Day("2026-07-15"));
  EXPECT_THAT(Kinds(after), ElementsAre("RECEIVED", "TERM", "WITHOUT_EFFECT", "LAST_DAY"));
  // Nor is the day of receipt, which does not count.
  EXPECT_EQ(LastDay(ClockOf("2026-05-15", 10, TermUnit::kDays, {Days("2026-05-01", "2026-05-15")})), "2026-05-25");
}

TEST(DeadlineTest, WorkingDays) {
  const AnswerClock clock = ClockOf("2026-04-02", 10, TermUnit::kOuvres);
  EXPECT_EQ(LastDay(clock), "2026-04-17");
  EXPECT_EQ(LastDay(clock, "alsace-moselle"), "2026-04-20");
  EXPECT_EQ(LastDay(ClockOf("2026-04-02", 10, TermUnit::kOuvrables)), "2026-04-15");
  const Deadline deadline = Computed(clock, "alsace-moselle");
  EXPECT_THAT(Kinds(deadline), ElementsAre("RECEIVED", "TERM", "HOLIDAY", "HOLIDAY", "LAST_DAY"));
  EXPECT_EQ(Step(deadline, StepKind::kHoliday)->holiday->code, "good-friday");
}

TEST(DeadlineTest, OfWorkingDaysThoseThatAreSuspendedDoNotCountTwice) {
  // Saturday 11 to Tuesday 14 April: two working days, four suspended ones.
  const Deadline deadline = Computed(ClockOf("2026-04-02", 10, TermUnit::kOuvres, {Days("2026-04-11", "2026-04-14")}));
  EXPECT_EQ(deadline.last_day, Day("2026-04-21"));
  EXPECT_EQ(Step(deadline, StepKind::kSuspended)->days, 2);
}

TEST(DeadlineTest, ATermThatRollsEndsOnAWorkingDay) {
  AnswerClock clock = ClockOf("2026-04-02", 2, TermUnit::kDays);  // Saturday before Easter
  EXPECT_EQ(LastDay(clock), "2026-04-04");
  clock.rolls = true;
  const Deadline deadline = Computed(clock);
  EXPECT_EQ(deadline.last_day, Day("2026-04-07"));
  EXPECT_THAT(Kinds(deadline), ElementsAre("RECEIVED", "TERM", "ROLLED", "LAST_DAY"));
  clock.suspensions = {Days("2026-04-07", "2026-04-08")};
  EXPECT_EQ(LastDay(clock), "2026-04-09");
}

TEST(DeadlineTest, ASuspensionThatGoesOnStopsTheClock) {
  AnswerClock clock = ClockOf("2026-05-15", 2, TermUnit::kMonths, {{Day("2026-06-01"), std::nullopt}});
  const Deadline deadline = Computed(clock);
  EXPECT_EQ(deadline.last_day, std::nullopt);
  EXPECT_EQ(deadline.overdue_from, absl::InfiniteFuture());
  EXPECT_THAT(Kinds(deadline), ElementsAre("RECEIVED", "TERM", "STANDS_STILL"));
  EXPECT_EQ(StandingAt(deadline, std::nullopt, At("2036-01-01T00:00:00Z")), Standing::kRunning);
  clock.suspensions = {{Day("2026-07-16"), std::nullopt}};
  EXPECT_EQ(LastDay(clock), "2026-07-15");
}

TEST(DeadlineTest, TheDayAfterBeginsInTheZone) {
  AnswerClock clock = ClockOf("2026-10-20", 4, TermUnit::kDays);
  EXPECT_EQ(Computed(clock).overdue_from, At("2026-10-25T00:00:00+02:00"));  // the day on which summer time ends
  clock.zone = Zone("Indian/Reunion");
  EXPECT_EQ(Computed(clock).overdue_from, At("2026-10-25T00:00:00+04:00"));
  // Where the clock skips midnight, the day begins when it does.
  clock = ClockOf("2018-11-01", 2, TermUnit::kDays);
  clock.zone = Zone("America/Sao_Paulo");
  EXPECT_EQ(Computed(clock).overdue_from, At("2018-11-04T01:00:00-02:00"));
  EXPECT_EQ(DayAt(At("2026-12-30T23:30:00Z"), Zone("Europe/Paris")), Day("2026-12-31"));
}

TEST(StandingTest, TheDeadlineIsTheClosing) {
  AnswerClock clock = ClockOf("2026-12-30", 2, TermUnit::kMonths);
  const Deadline deadline = Computed(clock);
  const absl::Time late = At("2027-03-01T00:00:00+01:00"), in_time = late - absl::Microseconds(1);
  EXPECT_EQ(StandingAt(deadline, std::nullopt, in_time), Standing::kRunning);
  EXPECT_EQ(StandingAt(deadline, std::nullopt, late), Standing::kOverdue);
  EXPECT_EQ(StandingAt(deadline, in_time, late), Standing::kAnswered);
  EXPECT_EQ(StandingAt(deadline, late, late), Standing::kAnsweredLate);
  EXPECT_EQ(SilenceAt(clock, deadline, std::nullopt, in_time), std::nullopt);
  EXPECT_EQ(SilenceAt(clock, deadline, std::nullopt, late), Silence::kNone);
  clock.silence = Silence::kAcceptance;
  EXPECT_EQ(SilenceAt(clock, deadline, late, late + absl::Hours(1)), Silence::kAcceptance);
  EXPECT_EQ(SilenceAt(clock, deadline, in_time, late), std::nullopt);
}

TEST(DeadlineMoveTest, SaysWhy) {
  const AnswerClock clock = ClockOf("2026-04-02", 10, TermUnit::kOuvres);
  const Calendar calendar = *Calendar::Of("metropole");
  const Calendar more = calendar.With({{.day = Day("2026-04-10"), .french = "Pont", .english = "Bridge"}});
  const Deadline before = DeadlineOf(clock, calendar), now = DeadlineOf(clock, more);
  const auto move = MoveOf(clock, before, clock, now);
  ASSERT_TRUE(move);
  EXPECT_EQ(move->from, Day("2026-04-17"));
  EXPECT_EQ(move->to, Day("2026-04-20"));
  EXPECT_THAT(move->causes, ElementsAre(MoveCause::kCalendar));
  EXPECT_EQ(move->calendar, "metropole@1.1");
  EXPECT_EQ(MoveOf(clock, before, clock, before), std::nullopt);
  AnswerClock other = clock;
  other.suspensions = {Days("2026-04-07", "2026-04-07")};
  other.received = Day("2026-04-03");
  EXPECT_THAT(MoveOf(clock, before, other, DeadlineOf(other, calendar))->causes,
              ElementsAre(MoveCause::kReceipt, MoveCause::kSuspension));
}

TEST(ClockProblemsTest, AreToldByTheirField) {
  AnswerClock clock = ClockOf("1949-12-31", 0, TermUnit::kMonths, {Days("2026-05-02", "2026-05-01")});
  std::vector<std::string> fields;
  for (const auto& problem : ProblemsOf(clock)) fields.push_back(problem.field);
  EXPECT_THAT(fields, ElementsAre("received", "n", "suspensions[0].last_day"));
  clock = ClockOf("2026-05-01", kMostMonths, TermUnit::kMonths);
  EXPECT_THAT(ProblemsOf(clock), IsEmpty());
  ++clock.n;
  EXPECT_EQ(ProblemsOf(clock).size(), 1U);
}

// Whether a day is within one of several suspensions, without any union.
bool IsSuspended(const AnswerClock& clock, Date day) {
  return std::ranges::any_of(clock.suspensions,
                             [&](const Suspension& one) { return one.first <= day && day <= *one.last; });
}

// Day after day, as one counts on a calendar on the wall.
Date Naive(const AnswerClock& clock, const Calendar& calendar) {
  const auto is_free = [&](Date day) {
    const auto holidays = calendar.Between(day, day);
    return Weekday(day) == kSunday || !holidays.empty();
  };
  int left = clock.n;
  if (clock.unit == TermUnit::kMonths) {
    int year = clock.received.year(), month = clock.received.month(), number = clock.received.day();
    for (int i = 0; i < clock.n; ++i) month == 12 ? (++year, month = 1) : ++month;
    while (!Date::FromCivil(year, month, number)) --number;
    left = *Date::FromCivil(year, month, number) - clock.received;
  }
  Date day = clock.received;
  while (left > 0) {
    day = day + 1;
    if (IsSuspended(clock, day)) continue;
    if (clock.unit == TermUnit::kOuvres && (is_free(day) || Weekday(day) == kSaturday)) continue;
    if (clock.unit == TermUnit::kOuvrables && is_free(day)) continue;
    --left;
  }
  while (clock.rolls && (IsSuspended(clock, day) || is_free(day) || Weekday(day) == kSaturday)) day = day + 1;
  return day;
}

TEST(DeadlinePropertyTest, IsThatOfANaiveCount) {
  std::mt19937 random(20'261'128);
  const auto upto = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); };
  const std::span<const CalendarName> names = CalendarNames();
  for (int i = 0; i < 4'000; ++i) {
    const Calendar calendar = *Calendar::Of(names[random() % names.size()].id);
    AnswerClock clock = ClockOf("1970-01-01", 0, static_cast<TermUnit>(1 + upto(3)));
    clock.received = Day("1950-01-01") + upto(60'000);
    clock.n = 1 + upto(clock.unit == TermUnit::kMonths ? 14 : 90);
    clock.rolls = upto(1) == 1;
    for (int count = upto(4); count > 0; --count) {
      const Date first = clock.received + (upto(120) - 20);
      clock.suspensions.push_back({first, first + upto(25)});
    }
    const Deadline deadline = DeadlineOf(clock, calendar);
    ASSERT_EQ(deadline.last_day, Naive(clock, calendar))
        << i << ' ' << clock.received.ToString() << ' ' << clock.n << ' ' << Symbol(clock.unit);
    EXPECT_FALSE(IsSuspended(clock, *deadline.last_day));
    EXPECT_EQ(DayAt(deadline.overdue_from, clock.zone), *deadline.last_day + 1);
    EXPECT_EQ(DayAt(deadline.overdue_from - absl::Microseconds(1), clock.zone), *deadline.last_day);
    EXPECT_EQ(deadline.steps.front().kind, StepKind::kReceived);
    EXPECT_EQ(deadline.steps.back().day, deadline.last_day);
    // The order in which suspensions are told is none.
    std::ranges::shuffle(clock.suspensions, random);
    EXPECT_EQ(DeadlineOf(clock, calendar).steps, deadline.steps);
  }
}

TEST(UnionTest, HoldsTheSameDays) {
  std::mt19937 random(7);
  for (int i = 0; i < 500; ++i) {
    AnswerClock clock;
    for (auto count = random() % 8; count > 0; --count) {
      const Date first = Date::FromDays(static_cast<std::int32_t>(random() % 60));
      clock.suspensions.push_back({first, first + static_cast<std::int32_t>(random() % 10)});
    }
    AnswerClock merged;
    merged.suspensions = UnionOf(clock.suspensions);
    for (int day = -1; day < 75; ++day) {
      EXPECT_EQ(IsSuspended(clock, Date::FromDays(day)), IsSuspended(merged, Date::FromDays(day)));
    }
    for (std::size_t j = 1; j < merged.suspensions.size(); ++j) {
      EXPECT_GT(merged.suspensions[j].first, *merged.suspensions[j - 1].last + 1);
    }
  }
}

}  // namespace
}  // namespace pepiniere::policy
