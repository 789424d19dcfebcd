// The service of this package, to be mounted on a server.
#pragma once

#include <memory>

#include "services/access/api/context.h"
#include "services/journal/hub.h"
#include "services/rpc/service.h"

namespace pepiniere::access::api {

// What the context refers to, and the hub, must outlive the service.
std::unique_ptr<rpc::Service> MakeAccessService(const Context& context, journal::Hub& hub);

}  // namespace pepiniere::access::api
