// Events of projects.
#pragma once

#include "absl/status/statusor.h"
#include "pepiniere/portfolio/v1/portfolio_service.pb.h"
#include "services/portfolio/api/context.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::portfolio::api {

class Events {
 public:
  explicit Events(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

  absl::StatusOr<v1::ProjectEvent> Get(rpc::CallScope& call, const v1::GetProjectEventRequest& request);
  absl::StatusOr<v1::ListProjectEventsResponse> List(rpc::CallScope& call, const v1::ListProjectEventsRequest& request);
  absl::StatusOr<v1::ProjectEvent> Create(rpc::CallScope& call, const v1::CreateProjectEventRequest& request);
  absl::StatusOr<v1::ProjectEvent> Update(rpc::CallScope& call, const v1::UpdateProjectEventRequest& request);
  absl::StatusOr<v1::ProjectEvent> Delete(rpc::CallScope& call, const v1::DeleteProjectEventRequest& request);

 private:
  const Context& context_;
};

}  // namespace pepiniere::portfolio::api
