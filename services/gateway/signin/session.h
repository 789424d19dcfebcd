// What a browser keeps for us, sealed: who is signed in, and a sign-in that has begun.
#pragma once

#include <optional>
#include <string>

#include "absl/time/time.h"
#include "services/gateway/signin/cookie_sealer.h"

namespace pepiniere::gateway {

// Times are kept to the second.
struct Session {
  std::string access_token;
  std::string refresh_token;  // empty: the provider gave none; the session ends with the access token
  std::string id_token;       // tells the provider who signs out; empty if there was no room
  std::string subject;        // as the services know them
  std::string name;           // for people
  absl::Time renew_at;        // when the access token is to be renewed
  absl::Time expires;         // the access token's end
  absl::Time until;           // the session's

  friend bool operator==(const Session&, const Session&) = default;
};

struct PendingLogin {
  std::string state;
  std::string nonce;
  std::string verifier;  // PKCE
  std::string return_to;
  absl::Time until;

  friend bool operator==(const PendingLogin&, const PendingLogin&) = default;
};

std::string Seal(const CookieSealer& sealer, const Session& session);
std::string Seal(const CookieSealer& sealer, const PendingLogin& login);
// None if it is not what we sealed. Whether its time is over is the caller's question.
std::optional<Session> OpenSession(const CookieSealer& sealer, std::string_view sealed);
std::optional<PendingLogin> OpenPendingLogin(const CookieSealer& sealer, std::string_view sealed);

}  // namespace pepiniere::gateway
