// How a clock came to its last day, step by step: as data, which clients say in the reader's language.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "services/base/date.h"
#include "services/policy/domain/answer_clock.h"
#include "services/policy/domain/calendar.h"

namespace pepiniere::policy {

// The values in the comments are members of ClockStep; others say nothing. Numbered as in the contract.
enum class StepKind {
  kReceived = 1,   // day: of receipt, which does not count
  kTerm,           // day: where the term ends, were nothing suspended; n, unit
  kClamped,        // day: the last of its month, which has no day number n
  kHoliday,        // day, holiday: would have counted, were it no holiday
  kSuspended,      // from, to (none: it goes on); days: how many of them would have counted
  kWithoutEffect,  // from, to: suspended, and no day of the term is
  kExtended,       // day: where it ends with what was suspended; days: how many were, that would have counted
  kStandsStill,    // from: since when, for how long nobody knows
  kRolled,         // from, day: from a day that is no working day, or is suspended, to the next that is one; holiday
  kLastDay,        // day
};

// RECEIVED: the symbols of the contract without their prefixes.
std::string_view Symbol(StepKind kind);

struct ClockStep {
  StepKind kind = StepKind::kReceived;
  std::optional<base::Date> day{};
  std::optional<base::Date> from{}, to{};
  std::optional<std::int32_t> n{};
  std::optional<TermUnit> unit{};
  std::optional<std::int32_t> days{};
  std::optional<Holiday> holiday{};
  bool operator==(const ClockStep&) const = default;
};

}  // namespace pepiniere::policy
