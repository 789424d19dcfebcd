// Figures of calls.
#pragma once

#include "absl/status/statusor.h"
#include "pepiniere/cohort/v1/call_figures.pb.h"
#include "services/cohort/api/context.h"
#include "services/rpc/service.h"

namespace pepiniere::cohort::api {

class CallsFigures {
 public:
  // Must outlive this.
  explicit CallsFigures(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service) { service.Unary("GetCallFigures", *this, &CallsFigures::Get); }

 private:
  absl::StatusOr<v1::CallFigures> Get(rpc::CallScope& call, const v1::GetCallFiguresRequest& request);

  const Context& context_;
};

}  // namespace pepiniere::cohort::api
