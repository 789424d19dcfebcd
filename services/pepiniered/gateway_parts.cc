#include "services/pepiniered/gateway_parts.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "absl/time/clock.h"
#include "clients/cpp/channel.h"
#include "clients/cpp/health.h"
#include "pepiniere/portfolio/v1/governance_service.grpc.pb.h"
#include "pepiniere/portfolio/v1/portfolio_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/gateway/call/calls.h"
#include "services/gateway/http/router.h"
#include "services/gateway/http/server.h"
#include "services/gateway/opendata/open_data.h"
#include "services/gateway/opendata/portfolio_source.h"
#include "services/gateway/signin/development_issuer.h"
#include "services/gateway/signin/sign_in.h"
#include "services/gateway/site/crawlers.h"
#include "services/gateway/site/open_api.h"
#include "services/gateway/site/probes.h"
#include "services/gateway/site/web_files.h"
#include "services/pepiniered/crawled_projects.h"
#include "services/pepiniered/known_names.h"
#include "services/pepiniered/role_targets.h"
#include "services/rpc/log.h"
#include "services/rpc/metrics.h"

namespace pepiniere {
namespace {

using gateway::Routes;

constexpr absl::Duration kReadyPatience = absl::Seconds(1);
// Of a request's message: anybody may send one, gzip packs it a thousand times, and who reads its JSON serves nobody
// else meanwhile. Loads larger than that come over gRPC.
constexpr std::size_t kLargestMessage = 1 << 20;

// What the gateway serves, by full name: a line a service.
std::vector<std::string> ServiceNames() {
  return {portfolio::v1::PortfolioService::service_full_name(), portfolio::v1::GovernanceService::service_full_name()};
}

void Append(Routes& routes, Routes more) { std::ranges::move(more, std::back_inserter(routes)); }

absl::StatusOr<std::shared_ptr<grpc::Channel>> OpenBackend(const Flags& flags, rpc::Server& server) {
  if (flags.Runs("portfolio")) return server.InProcessChannel();
  const GatewayFlags& gateway = flags.gateway;
  return clients::OpenChannel(
      {.target = gateway.backend, .ca_file = gateway.backend_ca_file, .insecure = gateway.backend_ca_file.empty()});
}

// What browsers type, where nobody said.
std::string Origin(const GatewayFlags& flags) {
  if (!flags.origin.empty()) return flags.origin;
  const std::string_view port = std::string_view(flags.listen).substr(flags.listen.rfind(':'));
  return base::Concat(flags.certificate_file.empty() ? "http" : "https", "://localhost", port);
}

gateway::SignInOptions SignInOptionsOf(const Flags& flags) {
  const GatewayFlags& gateway = flags.gateway;
  const rpc::AuthenticatorOptions& trusted = flags.server.authentication;
  gateway::SignInOptions options{.issuer = trusted.issuer,
                                 .audience = trusted.audience,
                                 .issuer_ca_file = trusted.issuer_ca_file,
                                 .client_secret_file = gateway.client_secret_file,
                                 .scopes = gateway.scopes,
                                 .resource = gateway.resource,
                                 .origin = Origin(gateway),
                                 .cookie_keys_file = gateway.cookie_keys_file};
  if (!gateway.client_id.empty()) options.client_id = gateway.client_id;
  if (!gateway.development_key_file.empty()) {
    options.discovery_url = gateway::DevelopmentIssuer::DiscoveryUrl(options.origin);
  }
  return options;
}

gateway::HttpOptions HttpOptionsOf(const GatewayFlags& flags) {
  return {.listen = flags.listen,
          .certificate_file = flags.certificate_file,
          .key_file = flags.key_file,
          .plaintext = flags.plaintext,
          .trusted_proxies = flags.trusted_proxies,
          .cors_origins = flags.cors_origins};
}

absl::Status Ready(const std::shared_ptr<grpc::Channel>& backend) {
  PEP_ASSIGN(const bool serves, clients::IsServing(backend, kReadyPatience));
  return serves ? absl::OkStatus() : absl::UnavailableError("the services do not serve");
}

// Anybody may send any method; metrics have room for those that there are.
std::string_view MethodOf(std::string_view method) {
  static constexpr std::string_view kMethods[] = {"GET", "HEAD", "POST", "OPTIONS"};
  return std::ranges::count(kMethods, method) > 0 ? method : "other";
}

}  // namespace

struct GatewayParts::Parts {
  rpc::Server& server;
  std::shared_ptr<grpc::Channel> backend{};
  std::unique_ptr<gateway::Calls> calls{};
  std::unique_ptr<gateway::DevelopmentIssuer> issuer{};
  std::unique_ptr<gateway::SignIn> sign_in{};
  std::unique_ptr<gateway::opendata::OpenData> open_data{};
  std::unique_ptr<rpc::RateLimiter> limiter{};
  Routes routes{};
  std::unique_ptr<gateway::HttpServer> http{};

  absl::Status AddSignIn(const Flags& flags, const base::Clock& clock);
  void AddOpenData(const Flags& flags);
  absl::Status AddSite(const GatewayFlags& flags);
  std::function<void(std::string_view)> Complaints();
  gateway::HttpHandlers Handlers();
  void Record(const gateway::Served& served);
};

absl::Status GatewayParts::Parts::AddSignIn(const Flags& flags, const base::Clock& clock) {
  const bool development = !flags.gateway.development_key_file.empty();
  if (!development && flags.gateway.client_id.empty()) {
    Append(routes, gateway::RoutesWithoutSignIn());
    return absl::OkStatus();
  }
  const gateway::SignInOptions options = SignInOptionsOf(flags);
  if (development) {
    PEP_ASSIGN(issuer, gateway::DevelopmentIssuer::Create(
                           options, flags.gateway.development_key_file,
                           [channel = backend] { return ListRoleTargets(channel); }, clock));
    Append(routes, issuer->routes());
  }
  const std::shared_ptr<rpc::Log> log(std::shared_ptr<void>(), &server.log());  // lives as long as the server
  PEP_ASSIGN(sign_in, gateway::SignIn::Create(options, clock, log,
                                              development ? issuer->fetch() : gateway::Fetch(rpc::HttpSend)));
  Append(routes, sign_in->routes());
  return absl::OkStatus();
}

void GatewayParts::Parts::AddOpenData(const Flags& flags) {
  const auto source = std::make_shared<gateway::opendata::PortfolioSource>(backend);
  open_data = std::make_unique<gateway::opendata::OpenData>(
      gateway::opendata::OpenDataOptions{.site_url = Origin(flags.gateway)},
      [source](const std::stop_token& stop) { return source->Read(stop); },
      [source](std::string_view id) { return source->ReadOne(id); }, Complaints());
  Append(routes, open_data->routes());
}

absl::Status GatewayParts::Parts::AddSite(const GatewayFlags& flags) {
  PEP_ASSIGN(const gateway::site::WebFiles files, gateway::site::WebFiles::Read(flags.web_folder));
  PEP_ASSIGN(gateway::Route description, gateway::site::OpenApiRoute({.services = ServiceNames()}));
  routes.push_back(files.route());
  Append(routes, gateway::site::CrawlerRoutes(
                     {.origin = Origin(flags),
                      .list = [channel = backend] { return ListCrawledProjects(channel); },
                      .find = [channel = backend](std::string_view id) { return FindCrawledProject(channel, id); }},
                     files));
  routes.push_back(
      files.RouteOf("/comites/", [channel = backend](std::string_view id) { return FindCommittee(channel, id); }));
  routes.push_back(files.RouteOf("/ministeres/",
                                 [channel = backend](std::string_view id) { return FindOrganisation(channel, id); }));
  routes.push_back(std::move(description));
  Append(routes, gateway::site::Probes([channel = backend] { return Ready(channel); }));
  if (flags.metrics) {
    routes.push_back({"GET", "/metrics", [&metrics = server.metrics()](const gateway::Request&) {
                        return gateway::Text(200, "text/plain; version=0.0.4", metrics.Text());
                      }});
  }
  return absl::OkStatus();
}

std::function<void(std::string_view)> GatewayParts::Parts::Complaints() {
  return [&log = server.log()](std::string_view message) { log.Event(rpc::Severity::kWarning, message); };
}

gateway::HttpHandlers GatewayParts::Parts::Handlers() {
  return {.routes = routes,
          .calls = calls.get(),
          .visitors = sign_in.get(),
          .admit = [this](std::string_view client) { return limiter->Admit(client, absl::Now()); },
          .record = [this](const gateway::Served& served) { Record(served); },
          .complain = Complaints()};
}

// Calls have their line in the log of the service that answers them.
void GatewayParts::Parts::Record(const gateway::Served& served) {
  const bool call = served.kind == gateway::Served::Kind::kCall;
  const std::string_view route = call ? "calls" : gateway::RoutePath(routes, served.path);  // of a bounded number
  server.metrics().HttpAnswered(route, MethodOf(served.method), served.status, served.duration);
  if (call) return;
  server.log().Event(served.status < 500 ? rpc::Severity::kInfo : rpc::Severity::kError, "http",
                     {{"method", MethodOf(served.method)},
                      {"route", route},
                      {"status", std::to_string(served.status)},
                      {"duration_ms", base::Concat(absl::ToDoubleMilliseconds(served.duration))}});
}

GatewayParts::GatewayParts(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
GatewayParts::~GatewayParts() = default;

absl::StatusOr<std::unique_ptr<GatewayParts>> GatewayParts::Start(const Flags& flags, const base::Clock& clock,
                                                                  rpc::Server& server) {
  auto parts = std::make_unique<Parts>(Parts{.server = server});
  PEP_ASSIGN(parts->backend, OpenBackend(flags, server));
  gateway::CallsOptions calls{.max_message_bytes = kLargestMessage};
  for (std::string& name : ServiceNames()) calls.services.emplace(std::move(name), parts->backend);
  PEP_ASSIGN(parts->calls, gateway::Calls::Make(std::move(calls)));
  PEP_TRY(parts->AddSignIn(flags, clock));
  parts->AddOpenData(flags);
  PEP_TRY(parts->AddSite(flags.gateway));
  parts->limiter = std::make_unique<rpc::RateLimiter>(flags.gateway.rate);
  gateway::HttpOptions http = HttpOptionsOf(flags.gateway);
  if (parts->sign_in && !parts->sign_in->provider_origin().empty()) {
    http.form_actions.push_back(parts->sign_in->provider_origin());
  }
  PEP_ASSIGN(parts->http, gateway::HttpServer::Start(http, parts->Handlers()));
  server.AddGauge("http_server_connections", "HTTP connections open.",
                  [&http = *parts->http] { return static_cast<double>(http.connections()); });
  server.AddGauge("http_server_unread_bytes", "Bytes of answers that their clients have not read.",
                  [&http = *parts->http] { return static_cast<double>(http.unread_bytes()); });
  server.AddGauge("http_server_gave_up", "Clients let go since the start because they did not read their answers.",
                  [&http = *parts->http] { return static_cast<double>(http.gave_up()); });
  server.log().Event(rpc::Severity::kInfo, "gateway started", {{"listen", flags.gateway.listen}});
  return std::unique_ptr<GatewayParts>(new GatewayParts(std::move(parts)));
}

void GatewayParts::Shutdown() {
  parts_->http->Shutdown();
  parts_->open_data.reset();
}

}  // namespace pepiniere
