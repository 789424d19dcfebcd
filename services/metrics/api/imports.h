// Bringing in what a team keeps elsewhere.
#pragma once

#include "absl/status/statusor.h"
#include "pepiniere/metrics/v1/import.pb.h"
#include "services/metrics/api/context.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/message_reader.h"
#include "services/rpc/service.h"

namespace pepiniere::metrics::api {

class Imports {
 public:
  explicit Imports(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

  // Each message is one transaction. An error ends the stream; what came before it stays.
  absl::StatusOr<v1::ImportMetricsResponse> Import(rpc::CallScope& call,
                                                   rpc::MessageReader<v1::ImportMetricsRequest>& told);

 private:
  const Context& context_;
};

}  // namespace pepiniere::metrics::api
