#include "services/pepiniered/gateway_parts.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "absl/time/clock.h"
#include "clients/cpp/health.h"
#include "pepiniere/access/v1/access_service.grpc.pb.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "pepiniere/feedback/v1/feedback_service.grpc.pb.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"
#include "pepiniere/policy/v1/policy_service.grpc.pb.h"
#include "pepiniere/portfolio/v1/governance_service.grpc.pb.h"
#include "pepiniere/portfolio/v1/portfolio_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/gateway/call/calls.h"
#include "services/gateway/changes/changes.h"
#include "services/gateway/http/router.h"
#include "services/gateway/http/server.h"
#include "services/gateway/mail/stop_page.h"
#include "services/gateway/opendata/metrics.h"
#include "services/gateway/opendata/open_data.h"
#include "services/gateway/opendata/policy.h"
#include "services/gateway/opendata/policy_source.h"
#include "services/gateway/opendata/portfolio_source.h"
#include "services/gateway/opendata/programmes_source.h"
#include "services/gateway/signin/development_issuer.h"
#include "services/gateway/signin/sign_in.h"
#include "services/gateway/site/crawlers.h"
#include "services/gateway/site/open_api.h"
#include "services/gateway/site/probes.h"
#include "services/gateway/site/web_files.h"
#include "services/pepiniered/application_files_route.h"
#include "services/pepiniered/crawled_projects.h"
#include "services/pepiniered/hooks_route.h"
#include "services/pepiniered/known_names.h"
#include "services/pepiniered/mail_stop.h"
#include "services/pepiniered/role_targets.h"
#include "services/pepiniered/service_list.h"
#include "services/rpc/log.h"
#include "services/rpc/metrics.h"

namespace pepiniere {
namespace {

using gateway::Routes;

constexpr absl::Duration kReadyPatience = absl::Seconds(1);
// Of a request's message: anybody may send one, gzip packs it a thousand times, and who reads its JSON serves nobody
// else meanwhile. Loads larger than that come over gRPC.
constexpr std::size_t kLargestMessage = 1 << 20;

// What can be followed at /changes: a line a feed.
std::vector<gateway::changes::FeedRow> Feeds() {
  const std::string portfolio = portfolio::v1::PortfolioService::service_full_name();
  const std::string governance = portfolio::v1::GovernanceService::service_full_name();
  const std::string cohort = cohort::v1::CohortService::service_full_name();
  const std::string metrics = metrics::v1::MetricsService::service_full_name();
  const std::string feedback = feedback::v1::FeedbackService::service_full_name();
  const std::string policy = policy::v1::PolicyService::service_full_name();
  const std::string access = access::v1::AccessService::service_full_name();
  return {{"portfolio.projects", governance, "WatchProjects"},
          {"portfolio.committees", governance, "WatchCommittees"},
          {"portfolio.lines", governance, "WatchProjectLines", {{"parent", "projects/-"}}},
          {"portfolio.organisations", portfolio, "WatchOrganisations"},
          {"portfolio.incubators", portfolio, "WatchIncubators"},
          {"cohort.programmes", cohort, "WatchProgrammes"},
          {"cohort.cohorts", cohort, "WatchCohorts", {{"parent", "programmes/-"}}},
          {"cohort.grids", cohort, "WatchGrids"},
          {"cohort.challenges", cohort, "WatchChallenges"},
          {"cohort.outcomes", cohort, "WatchChallengeOutcomes", {{"parent", "challenges/-"}}},
          {"cohort.people", cohort, "WatchProfiles"},
          {"cohort.assignments", cohort, "WatchAssignments"},
          {"cohort.calls", cohort, "WatchCalls"},
          {"cohort.seats", cohort, "WatchSeats", {{"parent", "calls/-"}}},
          {"cohort.versions", cohort, "WatchGridVersions", {{"parent", "grids/-"}}},
          {"cohort.moods", cohort, "WatchMoods", {{"parent", "programmes/-/cohorts/-"}}},
          {"cohort.applications", cohort, "WatchApplications"},
          {"cohort.jurors", cohort, "WatchJurors", {{"parent", "calls/-"}}},
          {"cohort.reviews", cohort, "WatchReviews", {{"parent", "calls/-/applications/-"}}},
          {"cohort.hearings", cohort, "WatchJuryHearings", {{"parent", "calls/-"}}},
          {"cohort.rankings", cohort, "WatchRankings", {{"parent", "calls/-"}}},
          {"cohort.placements", cohort, "WatchPlacements", {{"parent", "calls/-"}}},
          {"cohort.offers", cohort, "WatchOffers", {{"parent", "calls/-"}}},
          {"metrics.definitions", metrics, "WatchDefinitions"},
          {"metrics.series", metrics, "WatchSeries", {{"parent", "projects/-"}}},
          {"metrics.items", metrics, "WatchWorkItems", {{"parent", "projects/-"}}},
          {"metrics.sprints", metrics, "WatchSprints", {{"parent", "projects/-"}}},
          {"metrics.changes", metrics, "WatchCodeChanges", {{"parent", "projects/-"}}},
          {"metrics.deployments", metrics, "WatchDeployments", {{"parent", "projects/-"}}},
          {"metrics.incidents", metrics, "WatchIncidents", {{"parent", "projects/-"}}},
          {"metrics.surveys", metrics, "WatchSurveys", {{"parent", "projects/-"}}},
          {"metrics.objectives", metrics, "WatchObjectives", {{"parent", "projects/-"}}},
          {"feedback.networks", feedback, "WatchNetworks"},
          {"feedback.members", feedback, "WatchMembers", {{"parent", "networks/-"}}},
          {"feedback.questionnaires", feedback, "WatchQuestionnaires"},
          {"feedback.versions", feedback, "WatchQuestionnaireVersions", {{"parent", "questionnaires/-"}}},
          {"feedback.campaigns", feedback, "WatchCampaigns"},
          {"feedback.topics", feedback, "WatchConstraintTopics"},
          {"feedback.constraints", feedback, "WatchConstraints"},
          {"feedback.spaces", feedback, "WatchSpaces"},
          {"feedback.ideas", feedback, "WatchIdeas", {{"parent", "spaces/-"}}},
          {"feedback.comments", feedback, "WatchComments", {{"parent", "spaces/-/ideas/-"}}},
          {"feedback.moderation", feedback, "WatchModerationActions", {{"parent", "spaces/-"}}},
          {"feedback.measures", feedback, "WatchMeasures"},
          {"feedback.panels", feedback, "WatchPanels"},
          {"feedback.panelists", feedback, "WatchPanelists", {{"parent", "panels/-"}}},
          {"feedback.studies", feedback, "WatchStudies", {{"parent", "panels/-"}}},
          {"feedback.invitations", feedback, "WatchInvitations", {{"parent", "panels/-/studies/-"}}},
          {"feedback.retrospectives", feedback, "WatchRetrospectives"},
          {"policy.proposals", policy, "WatchProposals"},
          {"policy.evidence", policy, "WatchEvidence", {{"parent", "proposals/-"}}},
          {"policy.amendments", policy, "WatchAmendments", {{"parent", "proposals/-"}}},
          {"policy.consultations", policy, "WatchConsultations"},
          {"policy.comments", policy, "WatchComments", {{"parent", "consultations/-"}}},
          {"policy.sessions", policy, "WatchSessions"},
          {"policy.decisions", policy, "WatchDecisions", {{"parent", "sessions/-"}}},
          {"policy.transmissions", policy, "WatchTransmissions"},
          {"policy.answers", policy, "WatchAnswers", {{"parent", "transmissions/-"}}},
          {"policy.texts", policy, "WatchTexts"},
          {"policy.plans", policy, "WatchPlans"},
          {"policy.commitments", policy, "WatchCommitments", {{"parent", "plans/-"}}},
          {"policy.milestones", policy, "WatchMilestones", {{"parent", "plans/-/commitments/-"}}},
          {"policy.claims", policy, "WatchCommitmentClaims", {{"parent", "plans/-/commitments/-"}}},
          {"policy.reviews", policy, "WatchCommitmentReviews", {{"parent", "plans/-/commitments/-"}}},
          {"access.bindings", access, "WatchAccessBindings"},
          {"access.consents", access, "WatchConsents"}};
}

// What the gateway serves, by full name.
std::vector<std::string> ServiceNames() {
  std::vector<std::string> names;
  for (const ServiceEntry& service : ServiceList()) {
    names.insert(names.end(), service.grpc_services.begin(), service.grpc_services.end());
  }
  return names;
}

void Append(Routes& routes, Routes more) { std::ranges::move(more, std::back_inserter(routes)); }

using Channel = Backends::Channel;

// What browsers type, where nobody said.
std::string Origin(const GatewayFlags& flags) {
  if (!flags.origin.empty()) return flags.origin;
  const std::string_view port = std::string_view(flags.listen).substr(flags.listen.rfind(':'));
  return base::Concat(flags.certificate_file.empty() ? "http" : "https", "://localhost", port);
}

gateway::SignInOptions SignInOptionsOf(const Flags& flags) {
  const GatewayFlags& gateway = flags.gateway;
  const rpc::AuthenticatorOptions& trusted = flags.server.authentication;
  const rpc::IssuerOptions provider = trusted.issuers.empty() ? rpc::IssuerOptions() : trusted.issuers.front();
  gateway::SignInOptions options{.issuer = provider.name,
                                 .audience = trusted.audience,
                                 .issuer_ca_file = provider.ca_file,
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

// The way to each service, by its name. Those of one process have one.
using Ways = std::map<std::string, Channel, std::less<>>;

absl::StatusOr<Ways> WaysFrom(const Backends& backends) {
  Ways ways;
  for (const ServiceEntry& service : ServiceList()) {
    const auto [way, first] = ways.emplace(service.name, backends.ChannelTo(service.name, Backends::kNobody));
    if (way->second != nullptr) continue;
    return absl::InvalidArgumentError(base::Concat("the gateway does not know where the service ", service.name,
                                                   " is: run it here, or say --backend ", service.name, "=HOST:PORT"));
  }
  return ways;
}

// Each of them must serve; the first that does not is named.
absl::Status Ready(const Ways& ways) {
  const absl::Time deadline = absl::Now() + kReadyPatience;
  std::set<const grpc::Channel*> asked;
  for (const auto& [service, channel] : ways) {
    if (!asked.insert(channel.get()).second) continue;
    const absl::StatusOr<bool> serves = clients::IsServing(channel, deadline - absl::Now());
    const std::string where = base::Concat("where ", service, " is: ");
    if (!serves.ok()) return absl::Status(serves.status().code(), base::Concat(where, serves.status().message()));
    if (!*serves) return absl::UnavailableError(base::Concat(where, "it does not serve"));
  }
  return absl::OkStatus();
}

// The pages of the web client that are about one thing each.
struct KnownPage {
  std::string_view prefix;   // of its address, before the thing's id
  std::string_view service;  // that keeps it
  absl::Status (*find)(const Channel& channel, std::string_view id);
};
constexpr KnownPage kKnownPages[] = {{"/comites/", "portfolio", FindCommittee},
                                     {"/ministeres/", "portfolio", FindOrganisation},
                                     {"/programmes/", "cohort", FindProgramme}};

// Anybody may send any method; metrics have room for those that there are.
std::string_view MethodOf(std::string_view method) {
  static constexpr std::string_view kMethods[] = {"GET", "HEAD", "POST", "OPTIONS"};
  return std::ranges::count(kMethods, method) > 0 ? method : "other";
}

}  // namespace

struct GatewayParts::Parts {
  rpc::Server& server;
  Ways ways{};
  std::unique_ptr<gateway::Calls> calls{};
  std::unique_ptr<gateway::changes::Changes> changes{};
  std::unique_ptr<gateway::DevelopmentIssuer> issuer{};
  std::unique_ptr<gateway::SignIn> sign_in{};
  std::unique_ptr<gateway::opendata::OpenData> open_data{};
  std::unique_ptr<gateway::opendata::MetricsData> metrics_data{};
  std::unique_ptr<gateway::opendata::PolicyData> policy_data{};
  std::unique_ptr<rpc::RateLimiter> limiter{};
  Routes routes{};
  std::unique_ptr<gateway::HttpServer> http{};

  // The way to a service of the list.
  const Channel& To(std::string_view service) const { return ways.find(service)->second; }
  absl::Status AddCalls();
  absl::Status AddSignIn(const Flags& flags, const base::Clock& clock);
  void AddOpenData(const Flags& flags);
  absl::Status AddSite(const GatewayFlags& flags);
  std::function<void(std::string_view)> Complaints();
  gateway::HttpHandlers Handlers();
  void Record(const gateway::Served& served);
};

absl::Status GatewayParts::Parts::AddCalls() {
  std::map<std::string, Channel> services;
  for (const ServiceEntry& service : ServiceList()) {
    for (const std::string_view name : service.grpc_services) services.emplace(name, To(service.name));
  }
  PEP_ASSIGN(calls, gateway::Calls::Make({.services = services, .max_message_bytes = kLargestMessage}));
  PEP_ASSIGN(changes, gateway::changes::Changes::Make({.services = std::move(services), .feeds = Feeds()}));
  return absl::OkStatus();
}

absl::Status GatewayParts::Parts::AddSignIn(const Flags& flags, const base::Clock& clock) {
  const bool development = !flags.gateway.development_key_file.empty();
  if (!development && flags.gateway.client_id.empty()) {
    Append(routes, gateway::RoutesWithoutSignIn());
    return absl::OkStatus();
  }
  const gateway::SignInOptions options = SignInOptionsOf(flags);
  if (development) {
    PEP_ASSIGN(issuer,
               gateway::DevelopmentIssuer::Create(
                   options, flags.gateway.development_key_file,
                   [portfolio = To("portfolio"), cohort = To("cohort")] { return ListRoleTargets(portfolio, cohort); },
                   clock));
    Append(routes, issuer->routes());
  }
  const std::shared_ptr<rpc::Log> log(std::shared_ptr<void>(), &server.log());  // lives as long as the server
  PEP_ASSIGN(sign_in, gateway::SignIn::Create(options, clock, log,
                                              development ? issuer->fetch() : gateway::Fetch(identity::HttpSend)));
  Append(routes, sign_in->routes());
  return absl::OkStatus();
}

void GatewayParts::Parts::AddOpenData(const Flags& flags) {
  const auto portfolio = std::make_shared<gateway::opendata::PortfolioSource>(To("portfolio"));
  const auto programmes = std::make_shared<gateway::opendata::ProgrammesSource>(To("cohort"));
  const gateway::opendata::OpenDataSources sources{
      .read_portfolio = [portfolio](const std::stop_token& stop) { return portfolio->Read(stop); },
      .read_programmes = [programmes](const std::stop_token& stop) { return programmes->Read(stop); },
      .find = [portfolio](std::string_view id) { return portfolio->ReadOne(id); }};
  open_data = std::make_unique<gateway::opendata::OpenData>(
      gateway::opendata::OpenDataOptions{.site_url = Origin(flags.gateway)}, sources, Complaints());
  Append(routes, open_data->routes());
  const auto metrics = std::make_shared<gateway::opendata::MetricsSource>(To("metrics"));
  metrics_data = std::make_unique<gateway::opendata::MetricsData>(
      [metrics](const std::stop_token& stop) { return metrics->Read(stop); }, Complaints());
  Append(routes, metrics_data->routes());
  const auto policy = std::make_shared<gateway::opendata::PolicySource>(To("policy"));
  policy_data = std::make_unique<gateway::opendata::PolicyData>(
      Origin(flags.gateway), [policy](const std::stop_token& stop) { return policy->Read(stop); }, Complaints());
  Append(routes, policy_data->routes());
}

absl::Status GatewayParts::Parts::AddSite(const GatewayFlags& flags) {
  PEP_ASSIGN(const gateway::site::WebFiles files, gateway::site::WebFiles::Read(flags.web_folder));
  PEP_ASSIGN(gateway::Route description, gateway::site::OpenApiRoute({.services = ServiceNames()}));
  const Channel& portfolio = To("portfolio");
  routes.push_back(files.route());
  Append(routes, gateway::site::CrawlerRoutes(
                     {.origin = Origin(flags),
                      .list = [channel = portfolio] { return ListCrawledProjects(channel); },
                      .find = [channel = portfolio](std::string_view id) { return FindCrawledProject(channel, id); }},
                     files));
  for (const KnownPage& page : kKnownPages) {
    routes.push_back(files.RouteOf(std::string(page.prefix), [find = page.find, channel = To(page.service)](
                                                                 std::string_view id) { return find(channel, id); }));
  }
  routes.push_back(ApplicationFilesRoute(To("cohort"), sign_in.get()));
  routes.push_back(HooksRoute(To("metrics")));
  routes.push_back(std::move(description));
  Append(routes, gateway::StopMailRoutes(
                     [channel = To("access")](const std::string& token) { return StopMail(channel, token); }));
  Append(routes, gateway::site::Probes([all = ways] { return Ready(all); }));
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
          .calls = {calls.get(), changes.get()},
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
                                                                  rpc::Server& server, const Backends& backends) {
  auto parts = std::make_unique<Parts>(Parts{.server = server});
  PEP_ASSIGN(parts->ways, WaysFrom(backends));
  PEP_TRY(parts->AddCalls());
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
  parts_->metrics_data.reset();
  parts_->policy_data.reset();
}

}  // namespace pepiniere
