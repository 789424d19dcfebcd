#include "services/portfolio/api/access.h"

#include <string_view>

namespace pepiniere::portfolio::api {
namespace {

constexpr std::string_view kMoved[] = {"CreateAccessBinding", "GetAccessBinding", "ListAccessBindings",
                                       "RevokeAccessBinding"};

}  // namespace

void Access::Mount(rpc::Service& service) {
  for (const std::string_view method : kMoved) {
    service.Unary(method, [this, method](rpc::CallScope& call, const rpc::AnyMessage& request, rpc::AnyMessage& reply) {
      return access_.Forward(call, method, request, reply);
    });
  }
  service.Unary("GetCaller", *this, &Access::GetCaller);
}

absl::StatusOr<v1::Caller> Access::GetCaller(rpc::CallScope& call, const v1::GetCallerRequest&) {
  v1::Caller caller;
  caller.set_subject(call.principal().subject);
  for (const identity::Binding& binding : call.principal().bindings) {
    v1::Caller::Held& held = *caller.add_roles();
    held.set_role(binding.role);
    held.set_resource(binding.resource);
  }
  return caller;
}

}  // namespace pepiniere::portfolio::api
