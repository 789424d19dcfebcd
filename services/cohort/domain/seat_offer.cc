#include "services/cohort/domain/seat_offer.h"

#include <algorithm>
#include <utility>

#include "absl/time/civil_time.h"

namespace pepiniere::cohort {

Offer OfCall(const std::string& id, const SeatOffer& offer) {
  Offer told;
  told.name = id;
  told.person = offer.application;
  told.seat = offer.seat;
  told.expires_at = offer.expires_at.value_or(absl::InfiniteFuture());
  told.state = offer.state;
  return told;
}

OfferState StateAt(const SeatOffer& offer, absl::Time now) { return StateAt(OfCall("", offer), now); }

std::optional<absl::Time> ExpiryOf(const Call& call, absl::Time made, absl::TimeZone zone) {
  std::optional<absl::CivilDay> last;
  if (call.days_to_accept > 0) last = absl::ToCivilDay(made, zone) + call.days_to_accept;
  if (call.waiting_list_end) {
    const absl::CivilDay end(call.waiting_list_end->year(), call.waiting_list_end->month(),
                             call.waiting_list_end->day());
    last = last ? std::min(*last, end) : end;
  }
  if (!last) return std::nullopt;
  return absl::FromCivil(*last + 1, zone);
}

std::vector<base::FieldProblem> ProblemsOf(const SeatOffer& offer, base::Date today) {
  base::Problems problems;
  base::CheckFields(offer, today, problems);
  return std::move(problems).Take();
}

}  // namespace pepiniere::cohort
