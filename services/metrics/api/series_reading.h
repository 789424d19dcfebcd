// Points of series, one by one or rolled up by days, weeks and months.
#pragma once

#include "absl/status/statusor.h"
#include "pepiniere/metrics/v1/reading.pb.h"
#include "services/metrics/api/context.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::metrics::api {

class SeriesReading {
 public:
  explicit SeriesReading(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

  // FAILED_PRECONDITION (NOT_ADDITIVE, SEVERAL_SOURCES) for what would tell nothing.
  absl::StatusOr<v1::ReadSeriesResponse> Read(rpc::CallScope& call, const v1::ReadSeriesRequest& request);

 private:
  const Context& context_;
};

}  // namespace pepiniere::metrics::api
