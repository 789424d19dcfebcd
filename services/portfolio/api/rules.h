// The rules as data: what may follow what.
#pragma once

#include "absl/status/statusor.h"
#include "pepiniere/portfolio/v1/rules.pb.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::portfolio::api {

class RulesApi {
 public:
  void Mount(rpc::Service& service);

  absl::StatusOr<v1::Rules> Get(rpc::CallScope& call, const v1::GetRulesRequest& request);
};

}  // namespace pepiniere::portfolio::api
