// How a project stands before the gate of a phase.
#pragma once

#include "absl/status/statusor.h"
#include "pepiniere/portfolio/v1/governance_service.pb.h"
#include "services/portfolio/api/context.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::portfolio::api {

class ReadinessApi {
 public:
  explicit ReadinessApi(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

  absl::StatusOr<v1::Readiness> Check(rpc::CallScope& call, const v1::CheckReadinessRequest& request);

 private:
  const Context& context_;
};

}  // namespace pepiniere::portfolio::api
