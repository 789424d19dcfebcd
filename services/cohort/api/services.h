// The services of this package, to be mounted on a server.
#pragma once

#include <memory>

#include "services/cohort/api/context.h"
#include "services/journal/hub.h"
#include "services/rpc/service.h"

namespace pepiniere::cohort::api {

// What the context refers to, and the hub, must outlive the service.
std::unique_ptr<rpc::Service> MakeCohortService(const Context& context, journal::Hub& hub);

}  // namespace pepiniere::cohort::api
