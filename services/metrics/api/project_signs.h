// What other services judge projects by: deliveries, usage, impact.
#pragma once

#include "absl/status/statusor.h"
#include "pepiniere/metrics/v1/project_signs.pb.h"
#include "services/metrics/api/context.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::metrics::api {

class ProjectSigns {
 public:
  explicit ProjectSigns(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

  absl::StatusOr<v1::ListProjectSignsResponse> List(rpc::CallScope& call, const v1::ListProjectSignsRequest& request);

 private:
  const Context& context_;
};

}  // namespace pepiniere::metrics::api
