// How work flows, and what can be promised of it.
#pragma once

#include "absl/status/statusor.h"
#include "pepiniere/metrics/v1/flow.pb.h"
#include "services/metrics/api/context.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::metrics::api {

class Flows {
 public:
  explicit Flows(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

  absl::StatusOr<v1::Flow> Get(rpc::CallScope& call, const v1::GetFlowRequest& request);

 private:
  const Context& context_;
};

}  // namespace pepiniere::metrics::api
