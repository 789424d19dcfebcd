// What the command line of pepiniered says. Passwords and keys come from files, never from flags.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/db/options.h"
#include "services/pepiniered/backend_flags.h"
#include "services/pepiniered/feedback_flags.h"
#include "services/pepiniered/gateway_flags.h"
#include "services/pepiniered/mail_flags.h"
#include "services/pepiniered/metrics_flags.h"
#include "services/rpc/server.h"

namespace pepiniere {

struct Flags {
  std::vector<std::string> services = {"all"};
  rpc::ServerOptions server{};
  db::ConnectionOptions database{};
  db::PoolOptions pool{};
  GatewayFlags gateway{};
  BackendFlags backends{};
  MailFlags mail{};
  MetricsFlags metrics{};
  FeedbackFlags feedback{};
  bool development = false;
  std::map<std::string, std::string, std::less<>> schemas{};  // by service, where it is not pepiniere_SERVICE

  bool Runs(std::string_view service) const;
  // Whether any service with a database is run.
  bool RunsAny() const;
  // Where a service keeps what it owns.
  db::ConnectionOptions DatabaseOf(std::string_view service) const;
};

// The flags; or, where there is nothing to run (--help, a mistake that was explained), the exit code.
struct ParsedFlags {
  Flags flags;
  std::optional<int> exit_code;
};
ParsedFlags ParseFlags(int argc, char** argv);

}  // namespace pepiniere
