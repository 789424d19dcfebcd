// Offers as they are kept. Field meanings are documented once, on the contract (offer.proto); how they move is in
// offers.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/cohort/domain/call.h"
#include "services/cohort/domain/offers.h"

namespace pepiniere::cohort {

struct SeatOffer {
  using Parent = Call;
  static constexpr std::string_view kPattern = "calls/{call}/offers/{offer}", kCollection = "offers";
  static constexpr bool kNumbered = true;
  std::string application;  // an id: "eig-8/01J..."
  std::string applicant;    // a name of the access service's
  std::string seat;         // an id: "eig-8/2"
  std::string placement;    // an id: "eig-8/1"
  OfferState state = OfferState::kOffered;
  std::optional<absl::Time> expires_at, answered_at;
  std::string reason;
  std::string superseded_by;  // a placement, an id

  static void Fields(auto&& visit, auto&... each) {
    visit("application", each.application...);
    visit("applicant", each.applicant...);
    visit("seat", each.seat...);
    visit("placement", each.placement...);
    visit("state", each.state...);
    visit("expire_time", each.expires_at...);
    visit("answer_time", each.answered_at...);
    visit("reason", each.reason...);
    visit("superseded_by", each.superseded_by...);
  }
  bool operator==(const SeatOffer&) const = default;
};

// The offer of that id (offers.h), whose person is the application: who is placed, whoever they are.
Offer OfCall(const std::string& id, const SeatOffer& offer);

// As it is at an instant.
OfferState StateAt(const SeatOffer& offer, absl::Time now);

// When an offer made at that instant expires: at the end of the day that comes so many days later in the call's zone,
// or of the last one of its waiting list if that is earlier. None: the call says neither.
std::optional<absl::Time> ExpiryOf(const Call& call, absl::Time made, absl::TimeZone zone);

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const SeatOffer& offer, base::Date today);

}  // namespace pepiniere::cohort
