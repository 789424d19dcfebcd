#include "services/gateway/signin/token_checks.h"

#include "absl/strings/escaping.h"
#include "services/aip/errors.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/gateway/signin/secrets.h"
#include "services/json/json.h"

namespace pepiniere::gateway {
namespace {

using json::Json;
using json::TextAt;

// How far the provider's clock may be from ours.
constexpr absl::Duration kLeeway = absl::Seconds(30);

// A longer one is no name, and a cookie has no room for it.
constexpr std::size_t kMaxNameBytes = 200;

identity::TokenRules Rules(const SignInOptions& options, const std::string& audience) {
  return {.issuer = options.issuer, .audience = audience, .roles_claim = "", .leeway = kLeeway};
}

// Of a token that was verified: it has its three parts.
Json ClaimsOf(std::string_view token) {
  const std::size_t begin = token.find('.') + 1;
  std::string text;
  absl::WebSafeBase64Unescape(base::Absl(token.substr(begin, token.rfind('.') - begin)), &text);
  return json::ParseObject(text).value_or(Json());
}

std::string NameIn(const Json& claims) {
  for (const char* claim : {"name", "preferred_username", "email"}) {
    std::string name = TextAt(claims, claim);
    if (!name.empty() && name.size() <= kMaxNameBytes) return name;
  }
  return TextAt(claims, "sub");
}

}  // namespace

TokenChecks::TokenChecks(const SignInOptions& options, identity::KeyRing& keys, const base::Clock& clock)
    : client_id_(options.client_id),
      access_(Rules(options, options.audience), keys),
      identity_(Rules(options, options.client_id), keys),
      clock_(clock) {}

absl::StatusOr<CheckedAccess> TokenChecks::Access(std::string_view token) const {
  PEP_ASSIGN(identity::VerifiedToken verified, access_.Verify(token, clock_.Now()));
  return CheckedAccess{std::move(verified.principal.subject), verified.expires - kLeeway};
}

absl::StatusOr<std::string> TokenChecks::Name(std::string_view id_token, std::string_view nonce) const {
  PEP_TRY(identity_.Verify(id_token, clock_.Now()).status());
  const Json claims = ClaimsOf(id_token);
  if (!SameSecret(TextAt(claims, "nonce"), nonce)) {
    return aip::Unauthenticated("TOKEN_NONCE", "the ID token answers another sign-in");
  }
  // A token for several audiences must also name this client as the one that it was issued to (azp).
  if (claims["aud"].size() > 1 && TextAt(claims, "azp") != client_id_) {
    return aip::Unauthenticated("TOKEN_AUDIENCE", "the ID token was given to another client");
  }
  return NameIn(claims);
}

}  // namespace pepiniere::gateway
