// From voice to law, and what became of what somebody said.
#pragma once

#include "absl/status/statusor.h"
#include "pepiniere/policy/v1/receipt.pb.h"
#include "pepiniere/policy/v1/trace.pb.h"
#include "services/policy/api/context.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::policy::api {

class Traces {
 public:
  // It must outlive this.
  explicit Traces(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

 private:
  absl::StatusOr<v1::QueryTraceResponse> Query(rpc::CallScope& call, const v1::QueryTraceRequest& request);
  absl::StatusOr<v1::ListReceiptsResponse> ListReceipts(rpc::CallScope& call, const v1::ListReceiptsRequest& request);

  const Context& context_;
};

}  // namespace pepiniere::policy::api
