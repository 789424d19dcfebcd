// The values of the vocabularies that people write as they please.
#pragma once

#include "absl/status/statusor.h"
#include "pepiniere/portfolio/v1/vocabulary.pb.h"
#include "services/portfolio/api/context.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::portfolio::api {

class Terms {
 public:
  explicit Terms(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

  absl::StatusOr<v1::ListTermsResponse> List(rpc::CallScope& call, const v1::ListTermsRequest& request);

 private:
  const Context& context_;
};

}  // namespace pepiniere::portfolio::api
