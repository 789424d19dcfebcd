// What can be promised, with how good such promises were.
#pragma once

#include "absl/status/statusor.h"
#include "pepiniere/metrics/v1/forecast.pb.h"
#include "services/metrics/api/context.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::metrics::api {

class Forecasts {
 public:
  explicit Forecasts(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

  absl::StatusOr<v1::DeliveryForecast> Make(rpc::CallScope& call, const v1::ForecastRequest& request);

 private:
  const Context& context_;
};

}  // namespace pepiniere::metrics::api
