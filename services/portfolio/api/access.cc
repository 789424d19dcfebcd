#include "services/portfolio/api/access.h"

#include <string_view>

#include "services/resource/caller.h"

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
  return resource::CallerOf<v1::Caller>(call);
}

}  // namespace pepiniere::portfolio::api
