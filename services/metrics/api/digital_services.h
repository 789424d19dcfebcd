// What users get of each service.
#pragma once

#include "absl/status/statusor.h"
#include "pepiniere/metrics/v1/service_dashboard.pb.h"
#include "services/metrics/api/context.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::metrics::api {

class DigitalServices {
 public:
  explicit DigitalServices(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

  absl::StatusOr<v1::ListDigitalServicesResponse> List(rpc::CallScope& call,
                                                       const v1::ListDigitalServicesRequest& request);

 private:
  const Context& context_;
};

}  // namespace pepiniere::metrics::api
