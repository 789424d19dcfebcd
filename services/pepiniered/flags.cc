#include "services/pepiniered/flags.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <utility>

#include "clients/cpp/channel.h"
#include "services/base/text.h"
#include "services/pepiniered/issuer_flags.h"
#include "services/pepiniered/service_list.h"

namespace pepiniere {
namespace {

// The issuer that ./run makes; its keys lie in a folder of the developer's. Nobody else may be trusted by that name.
constexpr std::string_view kDevelopmentIssuer = "https://pepiniere.localhost";

constexpr std::string_view kAccess = "access";

std::string FirstLine(const std::string& file) {
  std::ifstream in(file);
  std::string line;
  if (!std::getline(in, line)) throw CLI::ValidationError("--db-password-file", "cannot read " + file);
  return line;
}

// Milliseconds or seconds as text ("20s", "500ms"), as absl reads durations.
CLI::Option* AddDuration(CLI::App& app, const std::string& name, absl::Duration& duration, const std::string& help) {
  return app
      .add_option_function<std::string>(
          name,
          [&duration, name](const std::string& text) {
            if (!absl::ParseDuration(text, &duration)) throw CLI::ValidationError(name, "is no duration such as 20s");
          },
          help + " [" + absl::FormatDuration(duration) + "]")
      ->type_name("DURATION");
}

void AddServing(CLI::App& app, Flags& flags) {
  rpc::ServerOptions& server = flags.server;
  std::vector<std::string> names = {"all"};
  for (const ServiceEntry& service : ServiceList()) names.emplace_back(service.name);
  names.emplace_back("gateway");
  app.add_option("--services", flags.services, "Which services to run: " + CLI::detail::join(names, ", "))
      ->delimiter(',')
      ->check(CLI::IsMember(names));
  server.listen = "127.0.0.1:50051";
  app.add_option("--listen", server.listen, "Where to serve gRPC: HOST:PORT or unix:PATH")->capture_default_str();
  app.add_option("--metrics-listen", server.metrics_listen, "Where to serve Prometheus /metrics; empty: nowhere");
  app.add_option("--threads", server.calls.threads, "Calls handled at a time")->capture_default_str();
  app.add_option("--queue", server.calls.queue, "Calls that may wait; one more is RESOURCE_EXHAUSTED")
      ->capture_default_str();
  app.add_option("--streams", server.streams.threads, "Streams that clients may send at a time; as many again may wait")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_option("--watches", server.watches.max_open, "Streams that may be followed at a time")->capture_default_str();
  app.add_option("--rate-limit", server.rate.per_second, "Calls a second of one caller, or of one address; 0: any")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  app.add_option("--rate-burst", server.rate.burst, "Calls that it may make at once after a rest; 0: a second's worth")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str()
      ->needs("--rate-limit");
  AddDuration(app, "--default-deadline", server.limits.default_deadline, "For calls that set none");
  AddDuration(app, "--max-deadline", server.limits.max_deadline, "The longest that a call may last");
  AddDuration(app, "--lame-duck", server.lame_duck, "From NOT_SERVING to the closed door, at shutdown");
  AddDuration(app, "--drain", server.drain, "How long calls in flight may take to finish, at shutdown");
  app.add_option("--log-file", server.log.file, "Where to append the log; standard error by default");
}

void AddTls(CLI::App& app, Flags& flags) {
  rpc::TlsOptions& tls = flags.server.tls;
  CLI::Option* cert = app.add_option("--tls-cert", tls.certificate_file, "The server's certificate chain (PEM)");
  CLI::Option* key = app.add_option("--tls-key", tls.key_file, "Its key (PEM)");
  cert->needs(key);
  key->needs(cert);
  app.add_option("--tls-client-ca", tls.client_ca_file, "What client certificates must chain to: turns mTLS on")
      ->needs(cert);
  app.add_flag("--tls-require-client-cert", tls.require_client_certificate, "Turn away clients without a certificate")
      ->needs("--tls-client-ca");
  app.add_flag("--plaintext", flags.server.plaintext,
               "Serve without TLS beyond this machine: only where something else encrypts");
}

void AddIdentity(CLI::App& app, Flags& flags, IssuerFlags& issuers) {
  rpc::AuthenticatorOptions& authentication = flags.server.authentication;
  AddIssuers(app, issuers);
  app.add_option("--audience", authentication.audience, "Whom their tokens must be meant for");
  app.add_option("--clients", authentication.clients_file, "JSON file: roles by name of client certificate");
  app.add_flag("--development", flags.development,
               std::string("Accept the issuer that ./run makes, ") + std::string(kDevelopmentIssuer));
}

void ReadSchemas(const std::vector<std::string>& named, Flags& flags) {
  for (const std::string& text : named) {
    const std::size_t equals = text.find('=');
    const std::string service = text.substr(0, equals);
    if (equals == std::string::npos || equals + 1 == text.size()) {
      throw CLI::ValidationError("--db", text + " is not SERVICE=SCHEMA");
    }
    if (!std::ranges::count(ServiceList(), service, &ServiceEntry::name)) {
      throw CLI::ValidationError("--db", service + " is no service with a database");
    }
    flags.schemas[service] = text.substr(equals + 1);
  }
}

void AddDatabase(CLI::App& app, Flags& flags, std::string& password_file) {
  db::ConnectionOptions& database = flags.database;
  CLI::Option* socket = app.add_option("--db-socket", database.socket, "The database's Unix socket");
  CLI::Option* host = app.add_option("--db-host", database.host, "Or its host name");
  socket->excludes(host);
  app.add_option("--db-port", database.port, "And port")->capture_default_str()->needs(host);
  app.add_option_function<std::vector<std::string>>(
         "--db", [&flags](const std::vector<std::string>& named) { ReadSchemas(named, flags); },
         "The schema of a service, where it is not pepiniere_SERVICE")
      ->type_name("SERVICE=SCHEMA");
  database.user = "pepiniere";
  app.add_option("--db-user", database.user, "The account")->capture_default_str();
  app.add_option("--db-password-file", password_file,
                 "Its password: the file's first line (or the environment's PEPINIERE_DB_PASSWORD)");
  app.add_option("--db-ca", database.tls.ca, "What the database's certificate must chain to: turns TLS on")
      ->needs(host);
  app.add_option("--db-cert", database.tls.cert, "Our own certificate for it")->needs("--db-ca");
  app.add_option("--db-key", database.tls.key, "And its key")->needs("--db-cert");
  app.add_option("--db-connections", flags.pool.max_size, "Connections at most")->capture_default_str();
}

// A gateway speaks to every service. A service follows the access bindings, which are told to services only.
void CheckBackends(const Flags& flags) {
  const bool gateway = flags.Runs("gateway") && !flags.gateway.listen.empty();
  for (const ServiceEntry& service : ServiceList()) {
    const bool needed = gateway || (flags.RunsAny() && service.name == kAccess);
    if (needed && !flags.Runs(service.name) && flags.backends.Of(service.name).empty()) {
      throw CLI::RequiredError(base::Concat("--backend ", service.name, "=HOST:PORT, as that service is not run here"));
    }
  }
  if (flags.RunsAny() && !flags.Runs(kAccess) && flags.backends.certificate_file.empty()) {
    throw CLI::RequiredError(
        base::Concat("--backend-cert, by which ", kAccess, " knows the services that are run here"));
  }
}

void Check(const Flags& flags) {
  if (flags.RunsAny() && flags.database.socket.empty() && flags.database.host.empty()) {
    throw CLI::RequiredError("--db-socket or --db-host");
  }
  CheckBackends(flags);
  if (std::ranges::count(flags.services, "gateway") > 0 && flags.gateway.listen.empty()) {
    throw CLI::RequiredError("--gateway-listen");
  }
  const std::vector<rpc::IssuerOptions>& issuers = flags.server.authentication.issuers;
  if (std::ranges::count(issuers, kDevelopmentIssuer, &rpc::IssuerOptions::name) > 0 && !flags.development) {
    throw CLI::ValidationError("--issuer",
                               "is the development issuer: it needs --development, and no place in production");
  }
  if (!flags.gateway.development_key_file.empty() && !clients::IsLocal(flags.gateway.listen)) {
    throw CLI::ValidationError("--development-key",
                               "makes an administrator of anybody who comes: it needs a gateway "
                               "that only this machine reaches, and " +
                                   flags.gateway.listen + " is open to others");
  }
}

}  // namespace

bool Flags::Runs(std::string_view service) const {
  return std::ranges::any_of(services, [&](const std::string& s) { return s == service || s == "all"; });
}

bool Flags::RunsAny() const {
  return std::ranges::any_of(ServiceList(), [this](const ServiceEntry& service) { return Runs(service.name); });
}

db::ConnectionOptions Flags::DatabaseOf(std::string_view service) const {
  db::ConnectionOptions options = database;
  const auto named = schemas.find(service);
  options.schema = named == schemas.end() ? base::Concat("pepiniere_", service) : named->second;
  return options;
}

ParsedFlags ParseFlags(int argc, char** argv) {
  ParsedFlags parsed;
  std::string password_file;
  IssuerFlags issuers;
  CLI::App app("pepiniered: the services of Pépinière");
  AddServing(app, parsed.flags);
  AddTls(app, parsed.flags);
  AddIdentity(app, parsed.flags, issuers);
  AddBackends(app, parsed.flags.backends);
  AddGateway(app, parsed.flags.gateway);
  AddMail(app, parsed.flags.mail);
  AddMetrics(app, parsed.flags.metrics);
  AddFeedback(app, parsed.flags.feedback);
  AddDatabase(app, parsed.flags, password_file);
  try {
    app.parse(argc, argv);
    parsed.flags.server.authentication.issuers = ReadIssuers(issuers);
    Check(parsed.flags);
    parsed.flags.server.streams.queue = parsed.flags.server.streams.threads;
    const char* from_environment = std::getenv("PEPINIERE_DB_PASSWORD");
    if (from_environment) parsed.flags.database.password = from_environment;
    if (!password_file.empty()) parsed.flags.database.password = FirstLine(password_file);
  } catch (const CLI::ParseError& error) {
    parsed.exit_code = app.exit(error);
  }
  return parsed;
}

}  // namespace pepiniere
