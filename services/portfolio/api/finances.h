// What the money and the time of a project add up to.
#pragma once

#include "absl/status/statusor.h"
#include "pepiniere/portfolio/v1/governance_service.pb.h"
#include "services/portfolio/api/context.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::portfolio::api {

class Finances {
 public:
  explicit Finances(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

  absl::StatusOr<v1::ProjectFinances> Get(rpc::CallScope& call, const v1::GetProjectFinancesRequest& request);

 private:
  const Context& context_;
};

}  // namespace pepiniere::portfolio::api
