#include "services/pepiniered/gateway_flags.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "absl/strings/str_join.h"
#include "services/base/text.h"
#include "services/pepiniered/service_list.h"

namespace pepiniere {
namespace {

using base::Concat;

void AddDoor(CLI::App& app, GatewayFlags& flags) {
  CLI::Option* listen =
      app.add_option("--gateway-listen", flags.listen, "Where to serve HTTP: HOST:PORT; nowhere by default");
  app.add_option("--gateway-url", flags.origin, "What browsers type: https://HOST [http://localhost and the port]")
      ->needs(listen);
  CLI::Option* cert = app.add_option("--gateway-tls-cert", flags.certificate_file, "Its certificate chain (PEM)");
  CLI::Option* key = app.add_option("--gateway-tls-key", flags.key_file, "Its key (PEM)");
  cert->needs(key)->needs(listen);
  key->needs(cert);
  app.add_flag("--gateway-plaintext", flags.plaintext,
               "Serve HTTP without TLS beyond this machine: only where a proxy before it encrypts")
      ->needs(listen);
  app.add_option("--gateway-trusted-proxy", flags.trusted_proxies,
                 "Addresses whose X-Forwarded-For and X-Forwarded-Proto are believed")
      ->delimiter(',')
      ->needs(listen);
  app.add_option("--gateway-cors", flags.cors_origins, "Origins whose pages may call the API, without cookies")
      ->delimiter(',')
      ->capture_default_str();
  app.add_option("--gateway-rate-limit", flags.rate.per_second, "Requests a second of one address; 0: any")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  app.add_option("--gateway-rate-burst", flags.rate.burst, "Requests that it may make at once; 0: a second's worth")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  app.add_flag("--gateway-metrics", flags.metrics, "Serve /metrics there too: only where strangers do not come");
  app.add_option("--web", flags.web_folder, "The web client's files")->check(CLI::ExistingDirectory)->needs(listen);
}

constexpr char kBackend[] = "--backend";

// "cohort=10.0.0.7:50051", or a target by itself, in which a '=' comes after what no name holds ("unix:/run/a=b").
void ReadBackend(const std::string& text, GatewayFlags& flags) {
  const std::size_t equals = std::min(text.find('='), text.find_first_of(":/.["));
  const bool named = equals < text.size() && text[equals] == '=';
  const std::string service = named ? text.substr(0, equals) : "";
  const auto services = ServiceList();
  if (named && !std::ranges::count(services, service, &ServiceEntry::name)) {
    const auto name = [](std::string* out, const ServiceEntry& entry) { out->append(entry.name); };
    throw CLI::ValidationError(kBackend,
                               Concat("there is no service ", service, ", but ", absl::StrJoin(services, ", ", name)));
  }
  std::string& target = named ? flags.backends[service] : flags.backend;
  if (!target.empty()) {
    throw CLI::ValidationError(kBackend,
                               Concat("says twice where ", named ? service : "the others", " can be reached"));
  }
  target = named ? text.substr(equals + 1) : text;
  if (target.empty()) throw CLI::ValidationError(kBackend, Concat(text, " is not SERVICE=HOST:PORT"));
}

void AddBackend(CLI::App& app, GatewayFlags& flags) {
  app.add_option_function<std::vector<std::string>>(
         kBackend,
         [&flags](const std::vector<std::string>& all) {
           for (const std::string& text : all) ReadBackend(text, flags);
         },
         "Where a service is that this process does not run: a gRPC target; without a name, all that are not named")
      ->type_name("[SERVICE=]HOST:PORT");
  app.add_option("--backend-ca", flags.backend_ca_file, "What their certificates must chain to: turns TLS on")
      ->check(CLI::ExistingFile)
      ->needs(kBackend);
}

void AddSignIn(CLI::App& app, GatewayFlags& flags) {
  app.add_option("--signin-client-id", flags.client_id,
                 "What the gateway is to --issuer: turns signing in on, with {--gateway-url}/auth/callback");
  app.add_option("--signin-client-secret-file", flags.client_secret_file,
                 "Its secret: the file's first line; none for a public client")
      ->check(CLI::ExistingFile)
      ->needs("--signin-client-id");
  app.add_option("--signin-scopes", flags.scopes, "What it asks for")->capture_default_str();
  app.add_option("--signin-resource", flags.resource, "Which API its tokens are for, if the issuer wants to be told");
  app.add_option(
         "--signin-cookie-keys", flags.cookie_keys_file,
         "Keys that seal the sessions' cookies, one a line (openssl rand -base64 32); the first seals, all open")
      ->check(CLI::ExistingFile);
  app.add_option("--development-key", flags.development_key_file,
                 "The key of the issuer that ./run makes: people sign in as whom they pick")
      ->check(CLI::ExistingFile)
      ->needs("--development");
}

}  // namespace

std::string GatewayFlags::BackendOf(std::string_view service) const {
  const auto named = backends.find(service);
  return named == backends.end() ? backend : named->second;
}

void AddGateway(CLI::App& app, GatewayFlags& flags) {
  AddDoor(app, flags);
  AddBackend(app, flags);
  AddSignIn(app, flags);
}

}  // namespace pepiniere
