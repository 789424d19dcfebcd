// Offers of seats: who reads and answers them, and when they expire.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "pepiniere/cohort/v1/offer.pb.h"
#include "services/cohort/api/context.h"
#include "services/cohort/domain/seat_offer.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::resource {

template <>
struct Rules<cohort::SeatOffer> : StandardRules<cohort::SeatOffer, cohort::v1::Offer, cohort::api::Context> {
  using T = cohort::SeatOffer;

  // Who reads it.
  static absl::Status Admit(const Context& context, const rpc::CallScope& call, const std::string& id);
  static absl::StatusOr<bool> FindParent(const Context& context, const rpc::CallScope& call, const std::string& parent);
  // The call, alone: no placement of it is published meanwhile.
  static absl::Status LockParent(journal::Unit& unit, const std::string& parent);
  static constexpr bool kChangesUnderParent = true;
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& parent);
  // Where it stands now.
  static absl::Status AddBeside(const Context& context, const rpc::CallScope& call, const std::vector<Proto*>& offers);
  class Viewer {
   public:
    Viewer(const Context& context, const rpc::CallScope& call) : context_(context), call_(call) {}
    absl::StatusOr<bool> Sees(const base::Stored<T>& stored);
    absl::Status Restrict(Proto& proto) { return AddBeside(context_, call_, {&proto}); }

   private:
    const Context& context_;
    const rpc::CallScope& call_;
  };
};

extern template class StandardMethods<cohort::SeatOffer>;

}  // namespace pepiniere::resource

namespace pepiniere::cohort::api {

class Offers {
 public:
  // All must outlive this.
  Offers(const Context& context, journal::Hub& hub) : standard_(context, &hub) {}

  void Mount(rpc::Service& service);

 private:
  resource::StandardMethods<SeatOffer> standard_;
};

// Withdraws what is live of the offers of an application (an id), whose applicant goes, or which a coach refused.
absl::Status WithdrawOffersOf(journal::Unit& unit, const std::string& application, OfferActor by,
                              const std::string& reason = "");

// Withdraws the offers of a call (an id) that is called off, but for those that were accepted finally.
absl::Status WithdrawOpenOffers(journal::Unit& unit, const std::string& call, const std::string& reason);

// Writes down those that have expired, each in a transaction of its own: the first error, after all were tried.
absl::Status ExpireOffers(const resource::Context& context, absl::Time deadline);

}  // namespace pepiniere::cohort::api
