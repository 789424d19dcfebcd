// Why a deadline moved: no move is without a cause that is told.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/policy/domain/deadline.h"

namespace pepiniere::policy {

// Numbered as in the contract.
enum class MoveCause {
  kReceipt = 1,  // the day of receipt was corrected
  kTerm,         // another n, unit or rolling: the legal basis is another
  kZone,
  kSuspension,  // one was added, ended or corrected
  kCalendar,    // a holiday that is new, or is none any more
};

// RECEIPT: the symbols of the contract without their prefixes, also what the database stores.
std::string_view Symbol(MoveCause cause);

struct DeadlineMove {
  std::optional<base::Date> from, to;  // last days; none: it stands still
  std::vector<MoveCause> causes;       // what is not the same any more, one at least
  std::string calendar;                // the version that it is computed by now
  bool operator==(const DeadlineMove&) const = default;
};

// None where neither the last day nor the instant after it moved. `before` and `now` are of the clocks beside them.
std::optional<DeadlineMove> MoveOf(const AnswerClock& clock_before, const Deadline& before,
                                   const AnswerClock& clock_now, const Deadline& now);

}  // namespace pepiniere::policy
