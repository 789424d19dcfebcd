// The service of this package, to be mounted on a server.
#pragma once

#include <memory>

#include "services/feedback/api/context.h"
#include "services/journal/hub.h"
#include "services/rpc/service.h"

namespace pepiniere::feedback::api {

// What the context refers to, and the hub, must outlive the service.
std::unique_ptr<rpc::Service> MakeFeedbackService(const Context& context, journal::Hub& hub);

}  // namespace pepiniere::feedback::api
