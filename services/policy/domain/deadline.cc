#include "services/policy/domain/deadline.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "services/base/symbols.h"

namespace pepiniere::policy {
namespace {

using base::Date;

constexpr std::string_view kStandings[] = {"", "RUNNING", "ANSWERED", "ANSWERED_LATE", "OVERDUE"};

// A clock on its way through the days.
class Count {
 public:
  Count(const AnswerClock& clock, const Calendar& calendar)
      : clock_(clock), calendar_(calendar), suspended_(UnionOf(clock.suspensions)), lost_(suspended_.size(), 0) {}

  Deadline Run() {
    Add({.kind = StepKind::kReceived, .day = clock_.received});
    const Date nominal = Nominal();
    AddTerm(nominal);
    const std::optional<Date> end = Walk(clock_.unit == TermUnit::kMonths ? nominal - clock_.received : clock_.n);
    const std::optional<Date> last = end && clock_.rolls ? Rolled(*end) : end;
    AddHolidays();
    AddSuspensions(last);
    if (end && *end != nominal) Add({.kind = StepKind::kExtended, .day = end, .days = Lost()});
    if (last && *last != *end)
      Add({.kind = StepKind::kRolled, .day = last, .from = end, .holiday = calendar_.On(*end)});
    Deadline deadline{.last_day = last, .calendar = calendar_.version()};
    if (last) {
      deadline.overdue_from = BeginningOf(*last + 1, clock_.zone);
      Add({.kind = StepKind::kLastDay, .day = last});
    }
    deadline.steps = std::move(steps_);
    return deadline;
  }

 private:
  void Add(ClockStep step) { steps_.push_back(std::move(step)); }

  // Of a day that is not suspended.
  bool Counts(Date day) const {
    if (clock_.unit == TermUnit::kOuvres) return IsOuvre(calendar_, day);
    return clock_.unit != TermUnit::kOuvrables || IsOuvrable(calendar_, day);
  }

  // Which suspension a day is in.
  std::optional<std::size_t> SuspendedIn(Date day) const {
    for (std::size_t i = 0; i < suspended_.size(); ++i) {
      if (suspended_[i].first <= day && (!suspended_[i].last || day <= *suspended_[i].last)) return i;
    }
    return std::nullopt;
  }

  // Where it ends, were nothing suspended.
  Date Nominal() const {
    if (clock_.unit == TermUnit::kMonths) return AddMonths(clock_.received, clock_.n);
    Date day = clock_.received;
    for (int left = clock_.n; left > 0;) {
      day = day + 1;
      if (Counts(day)) --left;
    }
    return day;
  }

  void AddTerm(Date nominal) {
    Add({.kind = StepKind::kTerm, .day = nominal, .n = clock_.n, .unit = clock_.unit});
    if (clock_.unit == TermUnit::kMonths && nominal.day() != clock_.received.day()) {
      Add({.kind = StepKind::kClamped, .day = nominal, .n = clock_.received.day()});
    }
  }

  // To the day on which so many have counted; none where a suspension goes on before that.
  std::optional<Date> Walk(std::int32_t left) {
    Date day = clock_.received;
    while (left > 0) {
      day = day + 1;
      if (const auto in = SuspendedIn(day)) {
        if (!suspended_[*in].last) return std::nullopt;
        if (Counts(day)) ++lost_[*in];
      } else if (Counts(day)) {
        --left;
      } else {
        Note(day);
      }
    }
    return day;
  }

  // A day that does not count: told, if it is a holiday that costs one.
  void Note(Date day) {
    const std::optional<Holiday> holiday = calendar_.On(day);
    if (holiday && Weekday(day) < (clock_.unit == TermUnit::kOuvres ? kSaturday : kSunday))
      holidays_.push_back(*holiday);
  }

  void AddHolidays() {
    for (const Holiday& holiday : holidays_) {
      Add({.kind = StepKind::kHoliday, .day = holiday.day, .holiday = holiday});
    }
  }

  void AddSuspensions(std::optional<Date> last) {
    for (std::size_t i = 0; i < suspended_.size(); ++i) {
      const Suspension& one = suspended_[i];
      const bool is_before = one.last && *one.last <= clock_.received, is_after = last && one.first > *last;
      if (is_before || is_after) {
        Add({.kind = StepKind::kWithoutEffect, .from = one.first, .to = one.last});
      } else if (one.last) {
        Add({.kind = StepKind::kSuspended, .from = one.first, .to = one.last, .days = lost_[i]});
      } else {
        Add({.kind = StepKind::kStandsStill, .from = one.first});
      }
    }
  }

  std::int32_t Lost() const {
    std::int32_t all = 0;
    for (const std::int32_t one : lost_) all += one;
    return all;
  }

  // The next day, from this one on, that is a working day and not suspended; none where a suspension goes on.
  std::optional<Date> Rolled(Date day) const {
    while (true) {
      const auto in = SuspendedIn(day);
      if (in && !suspended_[*in].last) return std::nullopt;
      if (!in && IsOuvre(calendar_, day)) return day;
      day = day + 1;
    }
  }

  const AnswerClock& clock_;
  const Calendar& calendar_;
  const std::vector<Suspension> suspended_;
  std::vector<std::int32_t> lost_;  // of each suspension, the days that would have counted
  std::vector<Holiday> holidays_;
  std::vector<ClockStep> steps_;
};

bool IsInTime(const Deadline& deadline, std::optional<absl::Time> answered) {
  return answered && *answered < deadline.overdue_from;
}

}  // namespace

Deadline DeadlineOf(const AnswerClock& clock, const Calendar& calendar) { return Count(clock, calendar).Run(); }

std::string_view Symbol(Standing standing) { return base::SymbolIn<Standing>(kStandings, standing); }

Standing StandingAt(const Deadline& deadline, std::optional<absl::Time> answered, absl::Time now) {
  if (IsInTime(deadline, answered)) return Standing::kAnswered;
  if (answered) return Standing::kAnsweredLate;
  return now < deadline.overdue_from ? Standing::kRunning : Standing::kOverdue;
}

std::optional<Silence> SilenceAt(const AnswerClock& clock, const Deadline& deadline, std::optional<absl::Time> answered,
                                 absl::Time now) {
  if (IsInTime(deadline, answered) || now < deadline.overdue_from) return std::nullopt;
  return clock.silence;
}

}  // namespace pepiniere::policy
