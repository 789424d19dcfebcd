#include "services/pepiniered/gateway_flags.h"

#include <CLI/CLI.hpp>

namespace pepiniere {
namespace {

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

void AddSignIn(CLI::App& app, GatewayFlags& flags) {
  app.add_option("--signin-client-id", flags.client_id,
                 "What the gateway is to the first --issuer: turns signing in on, with {--gateway-url}/auth/callback");
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

void AddGateway(CLI::App& app, GatewayFlags& flags) {
  AddDoor(app, flags);
  AddSignIn(app, flags);
}

}  // namespace pepiniere
