// Formulas, told.
#pragma once

#include "absl/status/statusor.h"
#include "pepiniere/metrics/v1/formula.pb.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::metrics::api {

class FormulaMethods {
 public:
  void Mount(rpc::Service& service);

  absl::StatusOr<v1::Formula> Get(rpc::CallScope& call, const v1::GetFormulaRequest& request);
  absl::StatusOr<v1::ListFormulasResponse> List(rpc::CallScope& call, const v1::ListFormulasRequest& request);
};

}  // namespace pepiniere::metrics::api
