// Indicators over many projects: how they are spread, and of how many there are none.
#pragma once

#include "absl/status/statusor.h"
#include "pepiniere/metrics/v1/portfolio_indicators.pb.h"
#include "services/metrics/api/context.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::metrics::api {

class PortfolioFigures {
 public:
  explicit PortfolioFigures(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

  absl::StatusOr<v1::PortfolioIndicators> Get(rpc::CallScope& call, const v1::GetPortfolioIndicatorsRequest& request);

 private:
  const Context& context_;
};

}  // namespace pepiniere::metrics::api
