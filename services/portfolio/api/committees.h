// Committees: planned, prepared, held, reopened.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "pepiniere/portfolio/v1/governance_service.pb.h"
#include "services/base/stored.h"
#include "services/portfolio/api/context.h"
#include "services/portfolio/domain/committee.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::portfolio::api {

class Committees {
 public:
  explicit Committees(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

  absl::StatusOr<v1::Committee> Get(rpc::CallScope& call, const v1::GetCommitteeRequest& request);
  absl::StatusOr<v1::ListCommitteesResponse> List(rpc::CallScope& call, const v1::ListCommitteesRequest& request);
  absl::StatusOr<v1::Committee> Create(rpc::CallScope& call, const v1::CreateCommitteeRequest& request);
  absl::StatusOr<v1::Committee> Update(rpc::CallScope& call, const v1::UpdateCommitteeRequest& request);
  absl::StatusOr<v1::Committee> Hold(rpc::CallScope& call, const v1::HoldCommitteeRequest& request);
  absl::StatusOr<v1::ListCommitteeObstaclesResponse> ListObstacles(rpc::CallScope& call,
                                                                   const v1::ListCommitteeObstaclesRequest& request);
  absl::StatusOr<v1::Committee> Cancel(rpc::CallScope& call, const v1::CancelCommitteeRequest& request);
  absl::StatusOr<v1::Committee> Reopen(rpc::CallScope& call, const v1::ReopenCommitteeRequest& request);

 private:
  const Context& context_;
};

}  // namespace pepiniere::portfolio::api
