// How a service says who it is to another in the same process, and why it is believed.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "grpcpp/support/client_interceptor.h"
#include "services/identity/principal.h"

namespace grpc {
class CallbackServerContext;
}

namespace pepiniere::rpc {

// A secret that this process made for itself and that never leaves it: whoever knows it made the channel. What a client
// sends under the same name, from outside or through a gateway of this process, is worth nothing.
class ServiceIdentity {
 public:
  ServiceIdentity();

  // For a channel of this process: each of its calls is `service`'s ("cohort").
  using Interceptors = std::vector<std::unique_ptr<grpc::experimental::ClientInterceptorFactoryInterface>>;
  Interceptors Of(std::string_view service) const;

  // The service that makes this call: "service:cohort", with ROLE_SERVICE on everything. Null if none does.
  std::shared_ptr<const identity::Principal> Identify(const grpc::CallbackServerContext& context) const;

 private:
  const std::string secret_;
};

}  // namespace pepiniere::rpc
