#include "services/rpc/server.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/resource_quota.h>
#include <grpcpp/server_builder.h>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "services/aip/errors.h"
#include "services/base/clock.h"
#include "services/base/unread.h"
#include "services/rpc/metrics.h"
#include "services/rpc/readiness.h"

namespace pepiniere::rpc {
namespace {

constexpr int kMostMetadataBytes = 64 << 10, kMostUnreadBytes = 1 << 20;

bool IsLocal(const std::string& address) {
  return address.starts_with("unix:") || address.starts_with("127.") || address.starts_with("localhost:") ||
         address.starts_with("[::1]:");
}

const base::Clock& SystemClock() {
  static const base::SystemClock clock;
  return clock;
}

// Often enough for what is due to be seldom late, heartbeats too that a request asked for.
absl::Duration Tick(const CallLimits& limits) {
  return std::clamp(std::min({limits.heartbeat, limits.write_stall, limits.max_watch}) / 8, absl::Milliseconds(5),
                    kShortestHeartbeat / 8);
}

absl::StatusOr<Floor> BuildFloor(const ServerOptions& options) {
  Floor floor;
  floor.limits = options.limits;
  floor.log = options.shared_log;
  if (!floor.log) {
    auto log = Log::Open(options.log);
    if (!log.ok()) return log.status();
    floor.log = *std::move(log);
  }
  auto authenticator = Authenticator::Create(options.authentication, SystemClock(), floor.log);
  if (!authenticator.ok()) return authenticator.status();
  floor.authenticator = *std::move(authenticator);
  floor.metrics = std::make_shared<Metrics>();
  floor.limiter = std::make_shared<RateLimiter>(options.rate);
  floor.calls = std::make_shared<Executor>(options.calls);
  floor.streams = std::make_shared<Executor>(options.streams);
  floor.unread = std::make_shared<base::Unread>(options.max_unread_bytes);
  floor.watches = std::make_shared<Watches>(options.watches, Tick(options.limits));
  return floor;
}

void AddExecutorGauges(Metrics& metrics, const std::string& name, const std::shared_ptr<Executor>& executor) {
  metrics.AddGauge(absl::StrCat("pepiniere_", name, "_queued"), "Calls that wait for a thread.",
                   [executor] { return static_cast<double>(executor->queued()); });
  metrics.AddGauge(absl::StrCat("pepiniere_", name, "_running"), "Calls that have a thread.",
                   [executor] { return static_cast<double>(executor->running()); });
}

void Configure(grpc::ServerBuilder& builder, const ServerOptions& options) {
  builder.SetMaxReceiveMessageSize(options.max_message_bytes);
  grpc::ResourceQuota quota("pepiniere");
  builder.SetResourceQuota(quota.Resize(options.max_arriving_bytes));
  // What a stream may send that its handler has not read. gRPC would let that grow with what the network carries, and
  // break off streams once all of them hold more than the quota: one fast client, on the same machine, was enough.
  builder.AddChannelArgument(GRPC_ARG_HTTP2_BDP_PROBE, 0);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_STREAM_LOOKAHEAD_BYTES, kMostUnreadBytes);
  // A token with many claims is larger than the 8 KiB that gRPC takes by itself.
  builder.AddChannelArgument(GRPC_ARG_MAX_METADATA_SIZE, kMostMetadataBytes);
  // A client that vanished without a word is noticed within a minute.
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, 30'000);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 20'000);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, 10'000);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
  // Two servers on one port by accident must not share the calls.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
}

grpc::ChannelArguments InProcessArguments() {
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(-1);  // it is our own server that answers
  return arguments;
}

}  // namespace

// Two servers of gRPC with the same services. A call of this process to one that shuts down would end the process in
// gRPC 1.51 (the transport in process has nobody to hand it to), and services call each other until they are stopped,
// which is after the last call from outside has its answer.
struct Server::Parts {
  ServerOptions options;
  Floor floor;
  std::unique_ptr<grpc::Server> door;
  std::unique_ptr<grpc::Server> inside;
  std::unique_ptr<Readiness> readiness;
  std::once_flag shut;
};

absl::StatusOr<std::unique_ptr<Server>> Server::Start(const ServerOptions& options, std::vector<Service*> services) {
  if (!options.listen.empty() && !options.tls.enabled() && !options.plaintext && !IsLocal(options.listen)) {
    return absl::FailedPreconditionError(absl::StrCat(
        options.listen, " is reached from outside: give a certificate and a key, or say that plaintext is meant"));
  }
  auto credentials = MakeServerCredentials(options.tls);
  if (!credentials.ok()) return credentials.status();
  absl::StatusOr<Floor> floor = BuildFloor(options);
  if (!floor.ok()) return floor.status();
  auto parts = std::make_unique<Parts>();
  parts->options = options;
  parts->floor = *std::move(floor);

  static std::once_flag plugins;
  std::call_once(plugins, [] {
    grpc::EnableDefaultHealthCheckService(true);
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  });
  grpc::ServerBuilder door, inside;
  int port = 0;
  if (!options.listen.empty()) door.AddListeningPort(options.listen, *credentials, &port);
  for (Service* service : services) {
    if (absl::Status mounted = service->Mount(parts->floor); !mounted.ok()) return mounted;
    door.RegisterService(&service->grpc_service());
    inside.RegisterService(&service->grpc_service());
  }
  Configure(door, options);
  Configure(inside, options);
  Metrics& metrics = *parts->floor.metrics;
  AddExecutorGauges(metrics, "calls", parts->floor.calls);
  AddExecutorGauges(metrics, "streams", parts->floor.streams);
  metrics.AddGauge("pepiniere_rate_limited", "Calls refused since the start because their caller called too often.",
                   [limiter = parts->floor.limiter] { return static_cast<double>(limiter->refused()); });
  metrics.AddGauge("pepiniere_unread_bytes", "Memory of answers that their clients have not read.",
                   [unread = parts->floor.unread] { return static_cast<double>(unread->bytes()); });
  metrics.AddGauge("pepiniere_unread_given_up", "Calls cancelled since the start because their clients did not read.",
                   [unread = parts->floor.unread] { return static_cast<double>(unread->given_up()); });
  metrics.AddGauge("pepiniere_watches_open", "Servers' streams that are open.",
                   [watches = parts->floor.watches] { return static_cast<double>(watches->open()); });
  metrics.AddGauge("pepiniere_log_dropped_lines", "Log lines given up because the disk was too slow.",
                   [log = parts->floor.log] { return static_cast<double>(log->dropped()); });
  if (!options.metrics_listen.empty())
    if (absl::Status exposed = metrics.Expose(options.metrics_listen); !exposed.ok()) return exposed;

  parts->door = door.BuildAndStart();
  if (!parts->door) return absl::UnavailableError(absl::StrCat("cannot listen on ", options.listen));
  parts->inside = inside.BuildAndStart();
  const auto tell = [outside = parts->door->GetHealthCheckService(), inside = parts->inside->GetHealthCheckService()](
                        const std::string& name, bool serving) {
    outside->SetServingStatus(name, serving);
    inside->SetServingStatus(name, serving);
  };
  parts->readiness = std::make_unique<Readiness>(std::move(services), options.ready, options.readiness_interval, tell,
                                                 parts->floor.log);
  parts->floor.log->Event(Severity::kInfo, "started",
                          {{"listen", options.listen}, {"tls", options.tls.enabled() ? "yes" : "no"}});
  return std::unique_ptr<Server>(new Server(std::move(parts), port));
}

Server::Server(std::unique_ptr<Parts> parts, int port) : parts_(std::move(parts)), port_(port) {}

Server::~Server() {
  Shutdown();
  parts_->inside->Shutdown(absl::ToChronoTime(absl::Now()));
}

void Server::Shutdown() {
  std::call_once(parts_->shut, [this] {
    const ServerOptions& options = parts_->options;
    Log& log = *parts_->floor.log;
    log.Event(Severity::kInfo, "draining");
    parts_->readiness->Stop();
    parts_->door->GetHealthCheckService()->Shutdown();
    parts_->inside->GetHealthCheckService()->Shutdown();
    absl::SleepFor(options.lame_duck);
    parts_->floor.watches->EndAll(aip::Failure(absl::StatusCode::kUnavailable, "SHUTTING_DOWN",
                                               "the server is shutting down: resume from the last token"));
    // Blocks until the last reactor is done: past the deadline calls are cancelled, but a handler that is writing is
    // not torn out of its transaction.
    parts_->door->Shutdown(absl::ToChronoTime(absl::Now() + options.drain));
    log.Event(Severity::kInfo, "stopped");
    log.Flush();
  });
}

void Server::AddGauge(std::string name, std::string help, std::function<double()> read, std::string service) {
  parts_->floor.metrics->AddGauge(std::move(name), std::move(help), std::move(read), std::move(service));
}

std::shared_ptr<grpc::Channel> Server::InProcessChannel() {
  return parts_->inside->InProcessChannel(InProcessArguments());
}

std::shared_ptr<grpc::Channel> Server::InProcessChannel(std::string_view service) {
  return parts_->inside->experimental().InProcessChannelWithInterceptors(
      InProcessArguments(), parts_->floor.authenticator->services().Of(service));
}

Metrics& Server::metrics() { return *parts_->floor.metrics; }

Log& Server::log() { return *parts_->floor.log; }

int Server::metrics_port() const { return parts_->floor.metrics->port(); }

}  // namespace pepiniere::rpc
