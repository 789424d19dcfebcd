// The way from one service to another, wherever that runs.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "grpcpp/channel.h"
#include "services/pepiniered/flags.h"
#include "services/rpc/server.h"

namespace pepiniere {

// Channels, one a place and an identity: in this process, where calls go over no wire and `service:NAME` makes them;
// and elsewhere, where our certificate says who we are.
class Backends {
 public:
  using Channel = std::shared_ptr<grpc::Channel>;

  // Who calls for nobody: a gateway, which brings its callers' tokens or reads open data.
  static constexpr std::string_view kNobody = "";

  // To the services that `server` runs, and to the --backend of each that it does not. INVALID_ARGUMENT for
  // certificates that cannot be read. Connects to nothing yet: services start in any order.
  static absl::StatusOr<Backends> Open(const Flags& flags, rpc::Server& server);

  // To a service of the list, from one that this process runs, or from nobody. A channel without our certificate and
  // without a token is an anonymous caller's. Null if nobody said where that service is.
  Channel ChannelTo(std::string_view service, std::string_view from) const;

 private:
  Backends() = default;

  std::map<std::pair<std::string, std::string>, Channel> channels_;  // by service, and by who calls
};

}  // namespace pepiniere
