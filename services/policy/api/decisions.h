// Decisions of committees: what they have of their own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "pepiniere/policy/v1/decision.pb.h"
#include "services/policy/api/context.h"
#include "services/policy/resources/decision.h"
#include "services/resource/standard_methods.h"
#include "services/rpc/service.h"

namespace pepiniere::resource {

template <>
struct Rules<policy::resources::Decision>
    : StandardRules<policy::resources::Decision, policy::v1::Decision, policy::api::Context> {
  using T = policy::resources::Decision;

  // CreateDecision counts the votes.
  static constexpr std::string_view kOwnMethods[] = {"CreateDecision"};
  static const query::FilterSchema& Filters();
  class Viewer {
   public:
    Viewer(const Context& context, const rpc::CallScope& call) : context_(context), call_(call) {}
    absl::StatusOr<bool> Sees(const base::Stored<T>&) { return true; }
    // Who voted how is for those who read who sits.
    absl::Status Restrict(Proto& proto);

   private:
    const Context& context_;
    const rpc::CallScope& call_;
  };
};

extern template class StandardMethods<policy::resources::Decision>;

}  // namespace pepiniere::resource

namespace pepiniere::policy::api {

class Decisions {
 public:
  // All must outlive this.
  Decisions(const Context& context, journal::Hub& hub) : context_(context), standard_(context, &hub) {}

  void Mount(rpc::Service& service);

 private:
  using Any = google::protobuf::Message;
  absl::StatusOr<v1::Decision> Create(rpc::CallScope& call, const v1::CreateDecisionRequest& request);
  absl::Status Void(rpc::CallScope& call, const Any& request, Any& reply);

  const Context& context_;
  resource::StandardMethods<resources::Decision> standard_;
};

}  // namespace pepiniere::policy::api
