// The gateway and what it stands on, put together.
#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "services/base/clock.h"
#include "services/pepiniered/backends.h"
#include "services/pepiniered/flags.h"
#include "services/rpc/server.h"

namespace pepiniere {

class GatewayParts {
 public:
  // Serves HTTP before all services, with its callers' tokens or as nobody. INVALID_ARGUMENT for a service that cannot
  // be reached. All arguments but `backends` outlive this.
  static absl::StatusOr<std::unique_ptr<GatewayParts>> Start(const Flags& flags, const base::Clock& clock,
                                                             rpc::Server& server, const Backends& backends);
  ~GatewayParts();

  // Finishes what is in flight. Before the server's own Shutdown, whose answers it waits for.
  void Shutdown();

 private:
  struct Parts;
  explicit GatewayParts(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace pepiniere
