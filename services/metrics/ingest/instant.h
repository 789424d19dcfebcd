// Instants as forges and spreadsheets write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "absl/time/time.h"

namespace pepiniere::metrics {

// With a time and an offset: "2022-08-05T06:25:15Z", "2022-08-05T14:25:15.315+08:00" (RFC 3339), "2022-08-05 14:25:15
// +0800", "2022-08-05 06:25:15 UTC". None for anything else.
std::optional<absl::Time> ParseInstant(std::string_view text);

// The same, and what has no offset, as it is in `zone`: "2026-03-29 09:05", "29/03/2026 09:05:07", and days alone,
// which begin at midnight ("2026-03-29", "2026/03/29", "29/03/2026"). The day comes before the month. A time that does
// not exist in the zone, or is there twice, is read as the offset before the change has it.
std::optional<absl::Time> ParseMoment(std::string_view text, absl::TimeZone zone);

// Whether it is a day alone.
bool IsDayAlone(std::string_view text);

// Why an instant cannot have been told by a clock that is right: it is more than 24 hours after its receipt, or before
// 1990. Empty if nothing is wrong.
std::string ClockFault(absl::Time at, absl::Time received);
// Which of the two a fault says, wherever it is told; neither, of what is no fault of a clock.
bool SaysAhead(std::string_view fault);
bool SaysTooEarly(std::string_view fault);

}  // namespace pepiniere::metrics
