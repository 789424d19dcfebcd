// The last day of a clock, and when an answer is late.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/policy/domain/answer_clock.h"
#include "services/policy/domain/calendar.h"
#include "services/policy/domain/clock_step.h"

namespace pepiniere::policy {

struct Deadline {
  // None while a suspension goes on that nobody knows the end of.
  std::optional<base::Date> last_day{};
  // The beginning of the day after, in the clock's zone: an answer at that instant or later is late. The infinite
  // future without a last day.
  absl::Time overdue_from = absl::InfiniteFuture();
  std::vector<ClockStep> steps{};
  std::string calendar{};  // its version
};

// Of a clock that has no problems. The day of receipt does not count, nor does any day that is suspended, whatever the
// unit, after the nominal end too: a term of months is as many days as there are to its nominal end.
Deadline DeadlineOf(const AnswerClock& clock, const Calendar& calendar);

// Numbered as in the contract.
enum class Standing { kRunning = 1, kAnswered, kAnsweredLate, kOverdue };

// RUNNING: the symbols of the contract without their prefixes. They are computed, and never stored.
std::string_view Symbol(Standing standing);

// As it is at an instant, whether or not a job looked. `answered`: when the first answer came, not after `now`.
Standing StandingAt(const Deadline& deadline, std::optional<absl::Time> answered, absl::Time now);

// What silence means from the deadline on; none before it, and none where the answer came in time. A late answer does
// not undo it.
std::optional<Silence> SilenceAt(const AnswerClock& clock, const Deadline& deadline, std::optional<absl::Time> answered,
                                 absl::Time now);

}  // namespace pepiniere::policy
