// How people sign in: an OpenID Connect provider, and what this gateway is to it.
#pragma once

#include <string>

#include "absl/time/time.h"

namespace pepiniere::gateway {

struct SignInOptions {
  // Whose tokens the services accept, to the letter: the `iss` of every token.
  std::string issuer{};
  // What access tokens must be meant for: the `aud` that the services ask for.
  std::string audience{};
  // Where the issuer describes itself; empty: {issuer}/.well-known/openid-configuration.
  std::string discovery_url{};
  // PEM bundle that the provider's certificate must chain to; empty: the system's.
  std::string issuer_ca_file{};

  std::string client_id = "pepiniere";
  // The first line of this file; empty: a public client, which PKCE alone protects.
  std::string client_secret_file{};
  // "offline_access" among them asks for consent each time, as OpenID Connect wants.
  std::string scopes = "openid profile";
  // Which API the access token is for (RFC 8707); empty: the provider knows.
  std::string resource{};

  // Where browsers see us, without a path: "https://portfolio.example". https, or this machine over http: browsers keep
  // the session's cookie for no other. The provider must know {origin}/auth/callback, and {origin}/ for after logout.
  std::string origin{};

  // The keys that seal cookies, one a line: 32 bytes in base64 (openssl rand -base64 32). The first seals, all open:
  // put a new one first, take the last away when no session can be as old. Gateways that serve the same origin share
  // the file. Empty: a key of this process's own, with which its sessions end.
  std::string cookie_keys_file{};
  // A session ends then, whatever the provider would renew.
  absl::Duration session_lifetime = absl::Hours(12);
  // An access token is renewed when it has less than this to live.
  absl::Duration renew_before = absl::Minutes(1);
};

}  // namespace pepiniere::gateway
