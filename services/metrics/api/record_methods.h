// What sources tell of work and deliveries over gRPC.
#pragma once

#include "absl/status/statusor.h"
#include "pepiniere/metrics/v1/deployment.pb.h"
#include "pepiniere/metrics/v1/incident.pb.h"
#include "pepiniere/metrics/v1/work_item.pb.h"
#include "services/metrics/api/context.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::metrics::api {

class RecordMethods {
 public:
  explicit RecordMethods(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

  absl::StatusOr<v1::UpsertWorkItemsResponse> UpsertWorkItems(rpc::CallScope& call,
                                                              const v1::UpsertWorkItemsRequest& request);
  absl::StatusOr<v1::Deployment> RecordDeployment(rpc::CallScope& call, const v1::RecordDeploymentRequest& request);
  absl::StatusOr<v1::RecordDeploymentsResponse> RecordDeployments(rpc::CallScope& call,
                                                                  const v1::RecordDeploymentsRequest& request);
  absl::StatusOr<v1::Incident> RecordIncident(rpc::CallScope& call, const v1::RecordIncidentRequest& request);

 private:
  const Context& context_;
};

}  // namespace pepiniere::metrics::api
