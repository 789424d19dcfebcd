// The questions asked of the whole portfolio.
#pragma once

#include "absl/status/statusor.h"
#include "pepiniere/portfolio/v1/portfolio_service.pb.h"
#include "services/portfolio/api/context.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::portfolio::api {

class Portfolio {
 public:
  explicit Portfolio(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

  absl::StatusOr<v1::PortfolioSummary> GetSummary(rpc::CallScope& call, const v1::GetPortfolioSummaryRequest& request);
  absl::StatusOr<v1::PhaseDurations> GetDurations(rpc::CallScope& call, const v1::GetPhaseDurationsRequest& request);
  absl::StatusOr<v1::PortfolioFlow> GetFlow(rpc::CallScope& call, const v1::GetPortfolioFlowRequest& request);

 private:
  const Context& context_;
};

}  // namespace pepiniere::portfolio::api
