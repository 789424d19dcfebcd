// Offers in the database: record/table.h, what they are filtered by, and what an acceptance is held against.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/cohort/domain/offers.h"
#include "services/cohort/domain/seat_offer.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::cohort::store {

// Who reads offers of a call: a person, their own; who leads it, all, but for applications that they are recused from.
struct OfferReader {
  std::string person;
  bool leads = false;
  absl::Time now;
};

// A page of the offers of a call. Filters: state (as it is now), application, seat.
absl::StatusOr<record::Page<base::Stored<SeatOffer>>> ListOffers(db::Database& db, absl::Time deadline,
                                                                 const record::ListQuery& list, const std::string& call,
                                                                 const OfferReader& reader);

// Holds the cohort of the offer's call, and all offers to its applicant, so that no other acceptance comes between.
absl::Status HoldForAcceptance(journal::Unit& unit, const std::string& cohort, const std::string& applicant);

// What an acceptance is held against, for who holds it: the offer itself, its limits, and all offers of the cohort, the
// challenge and the person, by the persons' names.
struct AcceptanceFacts {
  Offer offer;
  std::vector<Offer> offers;
  OfferLimits limits;
};
absl::StatusOr<AcceptanceFacts> FactsOf(db::Session& session, const base::Stored<SeatOffer>& offer);

// The offers of an application (an id), locked.
absl::StatusOr<std::vector<base::Stored<SeatOffer>>> LockOffersOf(db::Session& session, const std::string& application);

// The ids of those whose instant has come and that nobody wrote down as expired, some hundreds at most.
absl::StatusOr<std::vector<std::string>> ExpiredOffers(db::Database& db, absl::Time deadline, absl::Time now);

// Forgets whose offers those of an application (an id) were that is no longer kept, and what they said.
absl::Status ForgetApplicant(db::Session& session, const std::string& application);

}  // namespace pepiniere::cohort::store
