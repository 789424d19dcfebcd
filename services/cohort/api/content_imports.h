// Bringing in programmes kept elsewhere.
#pragma once

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "pepiniere/cohort/v1/import.pb.h"
#include "services/cohort/api/content_knowledge.h"
#include "services/cohort/api/context.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/message_reader.h"
#include "services/rpc/service.h"

namespace pepiniere::cohort::api {

class ContentImports {
 public:
  explicit ContentImports(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

  // Each message is one transaction. An error ends the stream; what came before it stays.
  absl::StatusOr<v1::ImportCohortContentResponse> Import(rpc::CallScope& call,
                                                         rpc::MessageReader<v1::ImportCohortContentRequest>& reader);

 private:
  absl::Status Take(const rpc::CallScope& call, v1::ImportCohortContentRequest message, ContentKnowledge& knowledge,
                    rpc::v1::ImportReport& report);

  const Context& context_;
};

}  // namespace pepiniere::cohort::api
