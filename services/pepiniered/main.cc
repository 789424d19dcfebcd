// pepiniered: reads its flags, puts the services together, serves until it is told to stop.
#include <pthread.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

#include "services/base/clock.h"
#include "services/pepiniered/access_parts.h"
#include "services/pepiniered/backends.h"
#include "services/pepiniered/cohort_parts.h"
#include "services/pepiniered/feedback_parts.h"
#include "services/pepiniered/flags.h"
#include "services/pepiniered/gateway_parts.h"
#include "services/pepiniered/metrics_parts.h"
#include "services/pepiniered/persons.h"
#include "services/pepiniered/policy_parts.h"
#include "services/pepiniered/portfolio_parts.h"
#include "services/pepiniered/rights.h"
#include "services/rpc/log.h"
#include "services/rpc/server.h"
#include "services/rpc/stray_lines.h"

// What jemalloc reads when it starts: memory that is free goes back to the system within seconds, by a thread of its
// own.
extern "C" const char* malloc_conf;
const char* malloc_conf = "background_thread:true,dirty_decay_ms:2000,muzzy_decay_ms:0";

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

// By now, all that is said is a line of the log.
int Fail(pepiniere::rpc::Log& log, const absl::Status& status) {
  log.Event(pepiniere::rpc::Severity::kError, {status.message().data(), status.message().size()});
  log.Flush();
  return EXIT_FAILURE;
}

}  // namespace

int main(int argc, char** argv) {
  const pepiniere::ParsedFlags parsed = pepiniere::ParseFlags(argc, argv);
  if (parsed.exit_code) return *parsed.exit_code;
  pepiniere::Flags flags = parsed.flags;

  const StopSignals stop;
  const auto log = pepiniere::rpc::Log::Open(flags.server.log);
  if (!log.ok()) {
    std::cerr << "pepiniered: " << log.status().message() << "\n";
    return EXIT_FAILURE;
  }
  const auto stray_lines = pepiniere::rpc::StrayLines::Gather(*log);
  flags.server.shared_log = *log;
  const pepiniere::base::SystemClock clock;
  pepiniere::Rights rights;
  pepiniere::Persons persons;
  flags.server.authentication.bindings = &rights;
  flags.server.authentication.persons = &persons;
  std::vector<std::unique_ptr<pepiniere::ServiceParts>> parts;
  flags.server.ready = [&rights, &parts] {
    absl::Status ready = rights.Ready();
    for (const auto& part : parts) ready.Update(part->Ready());
    return ready;
  };
  if (flags.Runs("access")) parts.push_back(std::make_unique<pepiniere::AccessParts>(flags, clock, rights));
  if (flags.Runs("portfolio")) parts.push_back(std::make_unique<pepiniere::PortfolioParts>(flags, clock));
  if (flags.Runs("cohort")) parts.push_back(std::make_unique<pepiniere::CohortParts>(flags, clock));
  if (flags.Runs("metrics")) parts.push_back(std::make_unique<pepiniere::MetricsParts>(flags, clock));
  if (flags.Runs("feedback")) parts.push_back(std::make_unique<pepiniere::FeedbackParts>(flags, clock));
  if (flags.Runs("policy")) parts.push_back(std::make_unique<pepiniere::PolicyParts>(flags, clock));

  std::vector<pepiniere::rpc::Service*> services;
  for (const auto& part : parts) std::ranges::copy(part->services(), std::back_inserter(services));
  if (services.empty()) flags.server.listen.clear();  // a gateway alone has nothing to say over gRPC
  auto server = pepiniere::rpc::Server::Start(flags.server, services);
  if (!server.ok()) return Fail(**log, server.status());
  const auto backends = pepiniere::Backends::Open(flags, **server);
  if (!backends.ok()) return Fail(**log, backends.status());
  if (!parts.empty()) {
    const auto access = backends->ChannelTo("access", parts.front()->name());
    rights.Follow(access, **server);
    persons.Follow(access, (*server)->log());
  }
  for (const auto& part : parts) part->Start(**server, *backends);
  std::unique_ptr<pepiniere::GatewayParts> gateway;
  if (flags.Runs("gateway") && !flags.gateway.listen.empty()) {
    auto started = pepiniere::GatewayParts::Start(flags, clock, **server, *backends);
    // Nothing is destroyed: by now, copies are read from the server of this very process.
    if (!started.ok()) std::quick_exit(Fail(**log, started.status()));
    gateway = *std::move(started);
  }
  stop.Wait();
  if (gateway) gateway->Shutdown();
  (*server)->Shutdown();
  rights.Stop();
  for (const auto& part : parts) part->Stop();
  (*server)->log().Flush();
  // All is done and written. What is left to destroy is the metrics page's web server, which would take seconds.
  std::quick_exit(0);
}
