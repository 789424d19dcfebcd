// What the command line of pepiniered says. Passwords and keys come from files, never from flags.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/db/options.h"
#include "services/pepiniered/gateway_flags.h"
#include "services/rpc/server.h"

namespace pepiniere {

struct Flags {
  std::vector<std::string> services = {"all"};
  rpc::ServerOptions server{};
  db::ConnectionOptions database{};
  db::PoolOptions pool{};
  GatewayFlags gateway{};
  bool development = false;

  bool Runs(const std::string& service) const;
};

// The flags; or, where there is nothing to run (--help, a mistake that was explained), the exit code.
struct ParsedFlags {
  Flags flags;
  std::optional<int> exit_code;
};
ParsedFlags ParseFlags(int argc, char** argv);

}  // namespace pepiniere
