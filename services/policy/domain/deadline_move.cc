#include "services/policy/domain/deadline_move.h"

#include "services/base/symbols.h"

namespace pepiniere::policy {
namespace {

constexpr std::string_view kCauses[] = {"", "RECEIPT", "TERM", "ZONE", "SUSPENSION", "CALENDAR"};

}  // namespace

std::string_view Symbol(MoveCause cause) { return base::SymbolIn<MoveCause>(kCauses, cause); }

std::optional<DeadlineMove> MoveOf(const AnswerClock& clock_before, const Deadline& before,
                                   const AnswerClock& clock_now, const Deadline& now) {
  if (before.last_day == now.last_day && before.overdue_from == now.overdue_from) return std::nullopt;
  DeadlineMove move{.from = before.last_day, .to = now.last_day, .causes = {}, .calendar = now.calendar};
  const auto add = [&](MoveCause cause, bool is_other) {
    if (is_other) move.causes.push_back(cause);
  };
  add(MoveCause::kReceipt, clock_before.received != clock_now.received);
  add(MoveCause::kTerm,
      clock_before.n != clock_now.n || clock_before.unit != clock_now.unit || clock_before.rolls != clock_now.rolls);
  add(MoveCause::kZone, clock_before.zone != clock_now.zone);
  add(MoveCause::kSuspension, UnionOf(clock_before.suspensions) != UnionOf(clock_now.suspensions));
  add(MoveCause::kCalendar, before.calendar != now.calendar);
  return move;
}

}  // namespace pepiniere::policy
