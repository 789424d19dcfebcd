// Figures of cohorts.
#pragma once

#include "absl/status/statusor.h"
#include "pepiniere/cohort/v1/figures.pb.h"
#include "services/cohort/api/context.h"
#include "services/rpc/service.h"

namespace pepiniere::cohort::api {

class Figures {
 public:
  // Must outlive this.
  explicit Figures(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service) { service.Unary("GetCohortFigures", *this, &Figures::Get); }

 private:
  absl::StatusOr<v1::CohortFigures> Get(rpc::CallScope& call, const v1::GetCohortFiguresRequest& request);

  const Context& context_;
};

}  // namespace pepiniere::cohort::api
