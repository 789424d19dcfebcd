// A gRPC server: its door, its threads, its health, its metrics, its way out.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/rpc/authenticator.h"
#include "services/rpc/executor.h"
#include "services/rpc/floor.h"
#include "services/rpc/log.h"
#include "services/rpc/rate_limiter.h"
#include "services/rpc/service.h"
#include "services/rpc/tls.h"
#include "services/rpc/watches.h"

namespace grpc {
class Channel;
}  // namespace grpc

namespace pepiniere::rpc {

class Metrics;

struct ServerOptions {
  // "127.0.0.1:50051", "[::]:50051", "unix:/run/pepiniere.sock"; port 0 takes a free one (see Server::port); empty: no
  // door, only calls of this process.
  std::string listen = "127.0.0.1:50051";
  // Without TLS the server listens on loopback and Unix sockets only, unless `plaintext` says that something else (a
  // mesh) encrypts.
  TlsOptions tls{};
  bool plaintext = false;

  AuthenticatorOptions authentication{};
  CallLimits limits{};
  // Of each caller; health checks and reflection are free.
  RateLimit rate{};
  ExecutorOptions calls{};
  // A client's stream holds its thread from its first message to its last, since its handler is a plain function; as
  // many again may wait, one more is told to come back. One costs a stack, of which a handler touches some 100 KiB, the
  // message in its hands and 1 MiB or two messages read ahead: with the 1 MiB that a message has at most where anybody
  // but a system may stream (aip/size_limits.h), some 6 MiB parsed, 200 MiB for all of them at their worst. It holds a
  // connection to the database while it writes, not while it waits for its client, and the pool bounds these.
  ExecutorOptions streams = {.threads = 32, .queue = 32, .retry_after = absl::Seconds(2)};
  // Servers' streams hold no thread while they rest.
  WatchOptions watches{};
  int max_message_bytes = 16 << 20;
  // Of messages that are still arriving, over all connections: past that, gRPC ends calls one after the other
  // (RESOURCE_EXHAUSTED) until it is enough, which takes it a second or two.
  std::size_t max_arriving_bytes = 32 << 20;
  // Of answers and messages that their clients have not read, as they lie in memory, over all calls; past that, who has
  // read nothing for longest is cancelled.
  std::size_t max_unread_bytes = 128 << 20;

  // Where Prometheus scrapes /metrics ("127.0.0.1:9464"); empty: nowhere.
  std::string metrics_listen{};
  LogOptions log{};
  // A log that is open already, instead of opening that one.
  std::shared_ptr<Log> shared_log{};

  // What all services wait for before they are ready, beside what each says of itself; asked as they are.
  std::function<absl::Status()> ready = [] { return absl::OkStatus(); };
  // How often the services are asked whether they are ready.
  absl::Duration readiness_interval = absl::Seconds(2);
  // Between NOT_SERVING and closing the door: time for load balancers to notice.
  absl::Duration lame_duck = absl::ZeroDuration();
  // How long calls in flight may take to finish after that; then they are cancelled.
  absl::Duration drain = absl::Seconds(20);
};

class Server {
 public:
  // Starts serving. The services must outlive the server. Errors: INVALID_ARGUMENT for options that cannot be,
  // FAILED_PRECONDITION for a method without (pepiniere.rpc.v1.access) or a plaintext door to the outside,
  // UNAVAILABLE if the address is taken.
  static absl::StatusOr<std::unique_ptr<Server>> Start(const ServerOptions& options, std::vector<Service*> services);
  // Shutdown; then calls of this process are cancelled too, of which none may be made any more.
  ~Server();

  // NOT_SERVING, a lame duck's while, then no new calls; servers' streams end at once, the other calls in flight finish
  // (acknowledged means done), or are cancelled when the drain deadline has passed. Returns when the last handler has.
  // Calls of this process go on being answered, servers' streams apart, for what runs in it to be stopped one by one.
  // Idempotent.
  void Shutdown();

  // Gauges of the caller's own, read at each scrape: a connection pool's. `service`: whose, where several have one; its
  // label.
  void AddGauge(std::string name, std::string help, std::function<double()> read, std::string service = "");

  // Calls of this process to this server, which go over no wire. Such a caller may say for which address it speaks
  // ("x-pepiniere-client"): anonymous calls are counted by it.
  std::shared_ptr<grpc::Channel> InProcessChannel();
  // The same for a service of this process: calls without a token are those of "service:SERVICE", who has ROLE_SERVICE.
  std::shared_ptr<grpc::Channel> InProcessChannel(std::string_view service);

  // A line in the server's log.
  Log& log();
  Metrics& metrics();

  // The port that was bound; 0 for a Unix socket, or without a door.
  int port() const { return port_; }
  // The metrics page's; 0 if there is none.
  int metrics_port() const;

 private:
  struct Parts;
  explicit Server(std::unique_ptr<Parts> parts, int port);

  std::unique_ptr<Parts> parts_;
  int port_;
};

}  // namespace pepiniere::rpc
