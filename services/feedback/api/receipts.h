// Receipts: what became of what somebody said, told to them once each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pepiniere/feedback/v1/receipt.pb.h"
#include "services/feedback/api/context.h"
#include "services/feedback/domain/receipt.h"
#include "services/journal/unit.h"
#include "services/resource/standard_methods.h"
#include "services/rpc/service.h"

namespace pepiniere::feedback::api {

// Something that became of a contribution (a name): `consequence` is what it became, or is part of, called `title`.
struct News {
  std::string person;  // empty: erased, and told nothing
  std::string contribution;
  ReceiptOutcome outcome{};
  std::string consequence{}, title{};
};
// Tells its author, in the transaction of what they are told of, and once, with a letter (but that it was received,
// which they see). Whether they had not been told.
absl::StatusOr<bool> Tell(const Context& context, journal::Unit& unit, const News& news);
// The author of an idea, a comment or a constraint (a name); empty: there is none, or no longer.
absl::StatusOr<std::string> AuthorOf(db::Session& session, const std::string& contribution);

}  // namespace pepiniere::feedback::api

namespace pepiniere::resource {

template <>
struct Rules<feedback::Receipt> : StandardRules<feedback::Receipt, feedback::v1::Receipt, feedback::api::Context> {
  using T = feedback::Receipt;

  static constexpr std::string_view kScope = "person";
  static const std::string& ScopeOf(const T& receipt) { return receipt.person; }
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& person);
  // One's own.
  class Viewer {
   public:
    Viewer(const Context&, const rpc::CallScope& call) : call_(call) {}
    absl::StatusOr<bool> Sees(const base::Stored<T>& stored);
    absl::Status Restrict(Proto&) { return absl::OkStatus(); }

   private:
    const rpc::CallScope& call_;
  };
};

extern template class StandardMethods<feedback::Receipt>;

}  // namespace pepiniere::resource

namespace pepiniere::feedback::api {

class Receipts {
 public:
  // All must outlive this.
  Receipts(const Context& context, journal::Hub& hub) : context_(context), standard_(context, &hub) {}

  void Mount(rpc::Service& service);

 private:
  absl::StatusOr<v1::TellOutcomeResponse> TellOutcome(rpc::CallScope& call, const v1::TellOutcomeRequest& request);
  absl::StatusOr<v1::TellOutcomeResponse> TellOfTopic(rpc::CallScope& call, const v1::TellOutcomeRequest& request);
  absl::StatusOr<v1::ReceiptKey> GetKey(rpc::CallScope& call, const v1::GetReceiptKeyRequest& request);

  const Context& context_;
  resource::StandardMethods<Receipt> standard_;
};

}  // namespace pepiniere::feedback::api
