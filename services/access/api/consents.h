// Consents: what they have of their own.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "pepiniere/access/v1/consent.pb.h"
#include "services/access/api/context.h"
#include "services/access/api/persons.h"
#include "services/access/domain/consent.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::resource {

template <>
struct Rules<access::Consent> : StandardRules<access::Consent, access::v1::Consent, access::api::Context> {
  using T = access::Consent;
  static const query::FilterSchema& Filters();
  // Whether it counts, and is what would be agreed to now.
  static void Tell(const base::Stored<T>& consent, base::Date today, Proto& proto);
};

extern template class StandardMethods<access::Consent>;

}  // namespace pepiniere::resource

namespace pepiniere::access::api {

class Consents {
 public:
  // All must outlive this.
  Consents(const Context& context, journal::Hub& hub)
      : context_(context), standard_(context, &hub), persons_(context) {}

  void Mount(rpc::Service& service);

 private:
  absl::StatusOr<v1::ListConsentPurposesResponse> ListPurposes(rpc::CallScope& call,
                                                               const v1::ListConsentPurposesRequest& request);
  absl::StatusOr<v1::Consent> Give(rpc::CallScope& call, const v1::GiveConsentRequest& request);
  absl::Status Withdraw(rpc::CallScope& call, const google::protobuf::Message& request,
                        google::protobuf::Message& reply);

  const Context& context_;
  resource::StandardMethods<Consent> standard_;
  resource::StandardMethods<Person> persons_;
};

// Withdraws all that a person (an id) agreed to, who must be locked: they are erased.
absl::Status WithdrawAll(journal::Unit& unit, const std::string& person, std::string_view reason);

}  // namespace pepiniere::access::api
