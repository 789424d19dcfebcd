// The rules that hold here, as data.
#pragma once

#include "absl/status/statusor.h"
#include "pepiniere/policy/v1/rules.pb.h"
#include "services/policy/api/context.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::policy::api {

class RuleMethods {
 public:
  // It must outlive this.
  explicit RuleMethods(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service) { service.Unary("GetRules", *this, &RuleMethods::Get); }

 private:
  absl::StatusOr<v1::Rules> Get(rpc::CallScope& call, const v1::GetRulesRequest& request);

  const Context& context_;
};

}  // namespace pepiniere::policy::api
