// How far the objectives of a project are.
#pragma once

#include "absl/status/statusor.h"
#include "pepiniere/metrics/v1/comparison.pb.h"
#include "services/metrics/api/context.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::metrics::api {

class Comparisons {
 public:
  explicit Comparisons(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

  absl::StatusOr<v1::CompareToTargetResponse> Compare(rpc::CallScope& call, const v1::CompareToTargetRequest& request);

 private:
  const Context& context_;
};

}  // namespace pepiniere::metrics::api
