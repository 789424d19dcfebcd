#include <map>
#include <utility>

#include "services/base/try.h"
#include "services/cohort/domain/programme.h"
#include "services/cohort/domain/seat.h"
#include "services/cohort/store/call_store.h"
#include "services/cohort/store/offer_store.h"
#include "services/cohort/store/programme_store.h"
#include "services/cohort/store/seat_store.h"
#include "services/db/session.h"
#include "services/journal/unit.h"
#include "services/query/sql_fragment.h"

namespace pepiniere::cohort::store {
namespace {

// The challenge of a seat, and the cohort of its call, of each seat once.
class Places {
 public:
  explicit Places(db::Session& session) : session_(session) {}

  absl::StatusOr<Offer> Told(const base::Stored<SeatOffer>& offer) {
    Offer told = OfCall(offer.id, offer.value);
    told.person = offer.value.applicant;
    PEP_ASSIGN(const Place place, Of(offer.value.seat));
    told.challenge = place.challenge;
    told.cohort = place.cohort;
    return told;
  }

 private:
  struct Place {
    std::string challenge, cohort;
  };

  absl::StatusOr<Place> Of(const std::string& seat) {
    const auto known = places_.find(seat);
    if (known != places_.end()) return known->second;
    PEP_ASSIGN(const auto found, record::Find<Seat>(session_, seat));
    PEP_ASSIGN(const auto call, record::Find<Call>(session_, record::ParentIn(seat)));
    return places_[seat] = {found ? found->value.challenge : "", call ? call->value.cohort : ""};
  }

  db::Session& session_;
  std::map<std::string, Place> places_;
};

absl::StatusOr<OfferLimits> LimitsOf(db::Session& session, const Offer& offer) {
  OfferLimits limits;
  PEP_ASSIGN(const auto cohort, record::Find<Cohort>(session, offer.cohort));
  if (cohort) limits.cohort = cohort->value.capacity;
  PEP_ASSIGN(const auto seat, record::Find<Seat>(session, offer.seat));
  limits.seat = seat && !seat->deleted_at ? seat->value.count : 0;
  if (offer.challenge.empty()) return limits;
  PEP_ASSIGN(
      limits.challenge,
      session.QueryOne(
          "SELECT CAST(COALESCE(SUM(count), 0) AS SIGNED) FROM seats WHERE challenge = ? AND deleted_at_us IS NULL",
          {offer.challenge}, [](const db::Row& row) { return row.Int(0); }));
  return limits;
}

}  // namespace

absl::Status HoldForAcceptance(journal::Unit& unit, const std::string& cohort, const std::string& applicant) {
  PEP_TRY(record::FindForUpdate<Cohort>(unit.session(), cohort).status());
  return unit.session().Query("SELECT number FROM offers WHERE applicant = ? ORDER BY call_id, number FOR UPDATE",
                              {applicant}, [](const db::Row&) { return absl::OkStatus(); });
}

absl::StatusOr<AcceptanceFacts> FactsOf(db::Session& session, const base::Stored<SeatOffer>& offer) {
  AcceptanceFacts facts;
  Places places(session);
  PEP_ASSIGN(facts.offer, places.Told(offer));
  query::SqlFragment where{.sql = "(applicant <> '' AND applicant = "};
  where.Bind(offer.value.applicant);
  where.Add(" OR call_id IN (SELECT id FROM calls WHERE cohort = ").Bind(facts.offer.cohort);
  where.Add(") OR seat IN (SELECT id FROM seats WHERE challenge = ").Bind(facts.offer.challenge).Add("))");
  PEP_ASSIGN(const auto others, record::Select<SeatOffer>(session, where));
  for (const base::Stored<SeatOffer>& other : others) {
    PEP_ASSIGN(Offer told, places.Told(other));
    // Whose it was is forgotten: it takes a place, and is nobody's.
    if (told.person.empty()) told.person = other.id;
    facts.offers.push_back(std::move(told));
  }
  PEP_ASSIGN(facts.limits, LimitsOf(session, facts.offer));
  return facts;
}

}  // namespace pepiniere::cohort::store
