// Bringing in a portfolio kept elsewhere.
#pragma once

#include "absl/status/statusor.h"
#include "pepiniere/portfolio/v1/portfolio_service.pb.h"
#include "services/portfolio/api/context.h"
#include "services/portfolio/api/import_batch.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/message_reader.h"
#include "services/rpc/service.h"

namespace pepiniere::portfolio::api {

class Imports {
 public:
  explicit Imports(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

  // Each message is one transaction. An error ends the stream; what came before it stays.
  absl::StatusOr<v1::ImportProjectsResponse> Import(rpc::CallScope& call,
                                                    rpc::MessageReader<v1::ImportProjectsRequest>& reader);

 private:
  absl::Status Take(const rpc::CallScope& call, const v1::ImportProjectsRequest& message, bool over,
                    ImportKnowledge& knowledge, rpc::v1::ImportReport& report);

  const Context& context_;
};

}  // namespace pepiniere::portfolio::api
