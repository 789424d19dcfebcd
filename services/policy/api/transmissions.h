// Transmissions: what they have of their own, and what moves their clocks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "pepiniere/policy/v1/transmission.pb.h"
#include "services/policy/api/context.h"
#include "services/policy/resources/transmission.h"
#include "services/resource/standard_methods.h"
#include "services/rpc/service.h"

namespace pepiniere::resource {

template <>
struct Rules<policy::resources::Transmission>
    : StandardRules<policy::resources::Transmission, policy::v1::Transmission, policy::api::Context> {
  using T = policy::resources::Transmission;

  // CreateTransmission moves its proposal.
  static constexpr std::string_view kOwnMethods[] = {"CreateTransmission"};
  static const query::SortSchema& Order();
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& parent);
  // How it stands, now.
  static absl::Status AddBeside(const Context& context, const rpc::CallScope& call, const std::vector<Proto*>& told);
};

template <>
struct Rules<policy::resources::DeadlineMove>
    : StandardRules<policy::resources::DeadlineMove, policy::v1::DeadlineMove, policy::api::Context> {
  static const query::FilterSchema& Filters();
};

extern template class StandardMethods<policy::resources::Transmission>;
extern template class StandardMethods<policy::resources::DeadlineMove>;

}  // namespace pepiniere::resource

namespace pepiniere::policy::api {

class Transmissions {
 public:
  // All must outlive this.
  Transmissions(const Context& context, journal::Hub& hub)
      : context_(context), standard_(context, &hub), moves_(context, &hub) {}

  void Mount(rpc::Service& service);

 private:
  using Any = google::protobuf::Message;
  absl::StatusOr<v1::Transmission> Create(rpc::CallScope& call, const v1::CreateTransmissionRequest& request);
  absl::Status Correct(rpc::CallScope& call, const Any& request, Any& reply);
  absl::Status Suspend(rpc::CallScope& call, const Any& request, Any& reply);
  absl::Status EndSuspension(rpc::CallScope& call, const Any& request, Any& reply);
  absl::Status Recall(rpc::CallScope& call, const Any& request, Any& reply);
  absl::StatusOr<v1::Deadline> Compute(rpc::CallScope& call, const v1::ComputeDeadlineRequest& request);
  absl::StatusOr<v1::Deadline> Explain(rpc::CallScope& call, const v1::ExplainDeadlineRequest& request);

  const Context& context_;
  resource::StandardMethods<resources::Transmission> standard_;
  resource::StandardMethods<resources::DeadlineMove> moves_;
};

}  // namespace pepiniere::policy::api
