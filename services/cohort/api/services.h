// The services of this package, to be mounted on a server.
#pragma once

#include <memory>

#include "services/journal/hub.h"
#include "services/resource/context.h"
#include "services/rpc/service.h"

namespace pepiniere::cohort::api {

// What the context refers to, and the hub, must outlive the service.
std::unique_ptr<rpc::Service> MakeCohortService(const resource::Context& context, journal::Hub& hub);

}  // namespace pepiniere::cohort::api
