// The phase ledger: advancing, correcting, reading.
#pragma once

#include "absl/status/statusor.h"
#include "pepiniere/portfolio/v1/portfolio_service.pb.h"
#include "services/portfolio/api/context.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::portfolio::api {

class Phases {
 public:
  explicit Phases(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

  absl::StatusOr<v1::Project> Advance(rpc::CallScope& call, const v1::AdvancePhaseRequest& request);
  absl::StatusOr<v1::Project> Correct(rpc::CallScope& call, const v1::CorrectPhaseRequest& request);
  absl::StatusOr<v1::PhaseRecord> Get(rpc::CallScope& call, const v1::GetPhaseRecordRequest& request);
  absl::StatusOr<v1::ListPhaseRecordsResponse> List(rpc::CallScope& call, const v1::ListPhaseRecordsRequest& request);

 private:
  const Context& context_;
};

}  // namespace pepiniere::portfolio::api
