// What the command line says of the gateway.
#pragma once

#include <string>
#include <vector>

#include "services/rpc/rate_limiter.h"

namespace CLI {
class App;
}  // namespace CLI

namespace pepiniere {

struct GatewayFlags {
  // Where to serve HTTP: HOST:PORT; empty: no gateway.
  std::string listen{};
  // What browsers type, without a path: "https://portefeuille.example"; empty: http://localhost and the port.
  std::string origin{};
  std::string certificate_file{};
  std::string key_file{};
  // TLS ends before us, or nobody else reaches us.
  bool plaintext = false;
  std::vector<std::string> trusted_proxies{};
  std::vector<std::string> cors_origins = {"*"};
  // The web client's files; empty: none.
  std::string web_folder{};
  // Whether /metrics is served here too.
  bool metrics = false;

  // Of each address, before anything else is looked at.
  rpc::RateLimit rate{};

  // Signing in, with the first issuer whose tokens the services accept.
  std::string client_id{};
  std::string client_secret_file{};
  std::string scopes = "openid profile";
  std::string resource{};
  std::string cookie_keys_file{};
  // The development issuer's private key (./run): the gateway signs whoever comes in as whom they pick.
  std::string development_key_file{};
};

void AddGateway(CLI::App& app, GatewayFlags& flags);

}  // namespace pepiniere
