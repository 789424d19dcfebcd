// pepiniered: reads its flags, puts the services together, serves until it is told to stop.
#include <pthread.h>

#include <csignal>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <optional>
#include <vector>

#include "services/base/clock.h"
#include "services/pepiniered/flags.h"
#include "services/pepiniered/portfolio_parts.h"
#include "services/rpc/server.h"

namespace {

// SIGINT and SIGTERM are waited for, by the main thread alone: every thread started later inherits the mask.
class StopSignals {
 public:
  StopSignals() {
    sigemptyset(&set_);
    sigaddset(&set_, SIGINT);
    sigaddset(&set_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &set_, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
  }
  void Wait() const {
    int signal = 0;
    sigwait(&set_, &signal);
  }

 private:
  sigset_t set_;
};

}  // namespace

int main(int argc, char** argv) {
  const pepiniere::ParsedFlags parsed = pepiniere::ParseFlags(argc, argv);
  if (parsed.exit_code) return *parsed.exit_code;
  pepiniere::Flags flags = parsed.flags;

  const StopSignals stop;
  const pepiniere::base::SystemClock clock;
  std::optional<pepiniere::PortfolioParts> portfolio;
  std::vector<pepiniere::rpc::MountedService*> services;
  if (flags.Runs("portfolio")) {
    services = portfolio.emplace(flags, clock).services();
    flags.server.authentication.bindings = &portfolio->given_roles();
  }

  auto server = pepiniere::rpc::Server::Start(flags.server, services);
  if (!server.ok()) {
    std::cerr << "pepiniered: " << server.status().message() << "\n";
    return 1;
  }
  if (portfolio) portfolio->Start(**server);
  stop.Wait();
  (*server)->Shutdown();
  if (portfolio) portfolio->Stop();
  (*server)->log().Flush();
  // All is done and written. What is left to destroy is the metrics page's web server, which would take seconds.
  std::quick_exit(0);
}
