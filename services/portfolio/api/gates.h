// What must be shown to enter phases: the programme's requirements, and what incubators make of them.
#pragma once

#include "absl/status/statusor.h"
#include "pepiniere/portfolio/v1/governance_service.pb.h"
#include "services/portfolio/api/context.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::portfolio::api {

class Gates {
 public:
  explicit Gates(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

  absl::StatusOr<v1::ListGateRequirementsResponse> List(rpc::CallScope& call,
                                                        const v1::ListGateRequirementsRequest& request);
  absl::StatusOr<v1::GateRequirement> Update(rpc::CallScope& call, const v1::UpdateGateRequirementRequest& request);
  // Answers with what was taken back.
  absl::StatusOr<v1::GateRequirement> Delete(rpc::CallScope& call, const v1::DeleteGateRequirementRequest& request);

 private:
  const Context& context_;
};

}  // namespace pepiniere::portfolio::api
