// How long an application is kept.
#pragma once

#include <optional>
#include <span>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/cohort/domain/call.h"
#include "services/cohort/domain/seat_offer.h"

namespace pepiniere::cohort {

struct Appeal {
  base::Date opened;
  std::optional<base::Date> closed;  // none: it is open
};

// The day from which an application is to be erased, as things stand: it is kept for so many months from the latest
// decision on its applicant (LastDayOf of days.h), and through the day on which the last of its appeals was closed.
// None while there is no decision or an appeal is open. `months`: 1 or more; what would be kept past the year 9999 is
// kept.
std::optional<base::Date> EraseFrom(std::span<const base::Date> decisions, std::span<const Appeal> appeals, int months);

// The last day of the season of a call, which decides on its applicants until then: of its closing, its results, its
// waiting list, of the last open offer and of the last seat that was accepted. None: an offer is open that never
// expires. Of a call that was called off, the day of that. `offers`: all of the call.
std::optional<base::Date> LastDayOfSeason(const Call& call, std::span<const SeatOffer> offers, absl::Time now);

}  // namespace pepiniere::cohort
