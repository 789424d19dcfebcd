#include "services/cohort/domain/retention.h"

#include <algorithm>

#include "services/cohort/domain/days.h"

namespace pepiniere::cohort {

std::optional<base::Date> EraseFrom(std::span<const base::Date> decisions, std::span<const Appeal> appeals,
                                    int months) {
  if (decisions.empty()) return std::nullopt;
  std::optional<base::Date> kept_until = LastDayOf(std::ranges::max(decisions), months);
  if (!kept_until) return std::nullopt;
  for (const Appeal& appeal : appeals) {
    if (!appeal.closed) return std::nullopt;
    kept_until = std::max(*kept_until, *appeal.closed);
  }
  return *kept_until + 1;
}

std::optional<base::Date> LastDayOfSeason(const Call& call, std::span<const SeatOffer> offers, absl::Time now) {
  if (call.cancelled_at) return base::Date::InParis(*call.cancelled_at);
  base::Date last = call.closes_at ? base::Date::InParis(*call.closes_at) : base::Date::Min();
  for (const std::optional<base::Date>& day : {call.results, call.waiting_list_end}) {
    if (day) last = std::max(last, *day);
  }
  for (const SeatOffer& offer : offers) {
    const OfferState state = StateAt(offer, now);
    if (!IsLive(state)) continue;
    if (state == OfferState::kOffered && !offer.expires_at) return std::nullopt;
    const std::optional<absl::Time>& until = state == OfferState::kOffered ? offer.expires_at : offer.answered_at;
    if (until) last = std::max(last, base::Date::InParis(*until));
  }
  return last;
}

}  // namespace pepiniere::cohort
