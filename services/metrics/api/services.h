// The services of this package, to be mounted on a server.
#pragma once

#include <memory>

#include "services/journal/hub.h"
#include "services/metrics/api/context.h"
#include "services/rpc/service.h"

namespace pepiniere::metrics::api {

// What the context refers to, and the hub, must outlive the service.
std::unique_ptr<rpc::Service> MakeMetricsService(const Context& context, journal::Hub& hub);

}  // namespace pepiniere::metrics::api
