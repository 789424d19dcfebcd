// The services of this package, to be mounted on a server. Who mounts them need not read their methods.
#pragma once

#include <memory>

#include "services/journal/hub.h"
#include "services/portfolio/api/context.h"

namespace pepiniere::rpc {
class Service;
}
namespace pepiniere::portfolio::peers {
class Access;
}

namespace pepiniere::portfolio::api {

// What the context refers to, the hub and the peer must outlive the services.
std::unique_ptr<rpc::Service> MakePortfolioService(const Context& context, journal::Hub& hub);
std::unique_ptr<rpc::Service> MakeGovernanceService(const Context& context, journal::Hub& hub,
                                                    const peers::Access& access);

}  // namespace pepiniere::portfolio::api
