// The service of this package, to be mounted on a server.
#pragma once

#include <memory>

#include "services/journal/hub.h"
#include "services/policy/api/context.h"
#include "services/rpc/service.h"

namespace pepiniere::policy::api {

// What the context refers to, and the hub, must outlive the service.
std::unique_ptr<rpc::Service> MakePolicyService(const Context& context, journal::Hub& hub);

}  // namespace pepiniere::policy::api
