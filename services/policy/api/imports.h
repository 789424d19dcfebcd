// Commitments that tables tell of: rows that are there are changed, others made; what is wrong is told, and left out.
#pragma once

#include "absl/status/statusor.h"
#include "pepiniere/policy/v1/import.pb.h"
#include "services/policy/api/context.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::policy::api {

class Imports {
 public:
  // It must outlive this.
  explicit Imports(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service) { service.Unary("ImportCommitments", *this, &Imports::Import); }

 private:
  absl::StatusOr<v1::ImportCommitmentsResponse> Import(rpc::CallScope& call,
                                                       const v1::ImportCommitmentsRequest& request);

  const Context& context_;
};

}  // namespace pepiniere::policy::api
