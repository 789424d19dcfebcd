// Why a figure is what it is, page by page.
#pragma once

#include "absl/status/statusor.h"
#include "pepiniere/metrics/v1/explanation.pb.h"
#include "services/metrics/api/context.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::metrics::api {

class Explanations {
 public:
  explicit Explanations(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

  absl::StatusOr<v1::Explanation> Get(rpc::CallScope& call, const v1::ExplainIndicatorRequest& request);

 private:
  const Context& context_;
};

}  // namespace pepiniere::metrics::api
