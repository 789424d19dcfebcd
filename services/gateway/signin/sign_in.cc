#include "services/gateway/signin/sign_in.h"

#include <algorithm>
#include <fstream>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "services/aip/errors.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/gateway/signin/cookie_sealer.h"
#include "services/gateway/signin/cookies.h"
#include "services/gateway/signin/html.h"
#include "services/gateway/signin/login_flow.h"
#include "services/gateway/signin/origin.h"
#include "services/gateway/signin/provider.h"
#include "services/gateway/signin/sessions.h"
#include "services/gateway/signin/token_checks.h"
#include "services/identity/key_ring.h"
#include "services/json/json.h"

namespace pepiniere::gateway {
namespace {

using base::Concat;
using json::Json;

// "https://host:port" of a URL.
std::string OriginOf(const std::string& url) {
  const std::size_t host = url.find("://");
  return host == std::string::npos ? "" : url.substr(0, url.find_first_of("/?#", host + 3));
}

absl::Status CheckOrigin(const std::string& origin) {
  if (origin != OriginOf(origin) || origin != absl::AsciiStrToLower(origin) || origin.find('@') != std::string::npos ||
      !identity::MayCarryKeys(origin)) {
    return absl::InvalidArgumentError(Concat("the gateway's origin, \"", origin,
                                             "\", must be https://HOST or https://HOST:PORT, without a path (http:// "
                                             "for this machine alone): browsers keep sessions for no other"));
  }
  return absl::OkStatus();
}

absl::StatusOr<SignInOptions> Checked(SignInOptions options) {
  const struct {
    const std::string& value;
    const char* name;
  } kNeeded[] = {{options.issuer, "an issuer"}, {options.audience, "an audience"}, {options.client_id, "a client id"}};
  for (const auto& needed : kNeeded)
    if (needed.value.empty()) return absl::InvalidArgumentError(Concat("signing in needs ", needed.name));
  PEP_TRY(CheckOrigin(options.origin));
  if (options.discovery_url.empty()) {
    const bool slash = options.issuer.ends_with('/');
    options.discovery_url = options.issuer + (slash ? "" : "/") + ".well-known/openid-configuration";
  }
  if (!identity::MayCarryKeys(options.discovery_url)) {
    return absl::InvalidArgumentError(
        Concat("the identity provider is described at \"", options.discovery_url, "\", which must be an https URL"));
  }
  return options;
}

absl::StatusOr<std::string> ReadSecret(const std::string& path) {
  if (path.empty()) return "";
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  line = std::string(absl::StripAsciiWhitespace(line));
  if (line.empty()) return absl::InvalidArgumentError(Concat("no client secret on the first line of ", path));
  return line;
}

Response SessionJson(const Json& object) {
  Response response = Text(200, "application/json", json::Dump(object) + "\n");
  response.headers.Add("cache-control", "no-store");
  return response;
}

Json SignedOut(bool sign_in) {
  return {{"signIn", sign_in}, {"signedIn", false}, {"name", ""}, {"subject", ""}, {"expireTime", ""}};
}

Json SignedIn(const Session& session) {
  // Without a refresh token, the session is over when the access token is.
  const absl::Time end = session.refresh_token.empty() ? std::min(session.expires, session.until) : session.until;
  return {{"signIn", true},
          {"signedIn", true},
          {"name", session.name},
          {"subject", session.subject},
          {"expireTime", absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", end, absl::UTCTimeZone())}};
}

}  // namespace

struct SignIn::Parts {
  Parts(SignInOptions given, std::string secret, CookieSealer seals, const base::Clock& clock,
        std::shared_ptr<rpc::Log> log, Fetch fetch)
      : options(std::move(given)),
        sealer(std::move(seals)),
        provider(options, std::move(secret), std::move(fetch), clock),
        keys([this] { return provider.Keys(); }, {}, clock),
        checks(options, keys, clock),
        sessions(options, sealer, provider, checks, clock, log),
        flow(options, sealer, provider, checks, sessions, clock, log) {}

  const SignInOptions options;
  const CookieSealer sealer;
  Provider provider;
  identity::KeyRing keys;
  const TokenChecks checks;
  Sessions sessions;
  const LoginFlow flow;
};

SignIn::SignIn(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
SignIn::~SignIn() = default;

absl::StatusOr<std::unique_ptr<SignIn>> SignIn::Create(const SignInOptions& given, const base::Clock& clock,
                                                       std::shared_ptr<rpc::Log> log, Fetch fetch) {
  PEP_ASSIGN(SignInOptions options, Checked(given));
  PEP_ASSIGN(std::string secret, ReadSecret(options.client_secret_file));
  PEP_ASSIGN(CookieSealer sealer, CookieSealer::FromFile(options.cookie_keys_file));
  return std::unique_ptr<SignIn>(new SignIn(std::make_unique<Parts>(
      std::move(options), std::move(secret), std::move(sealer), clock, std::move(log), std::move(fetch))));
}

Routes SignIn::routes() {
  return {{"GET", "/auth/login", [this](const Request& request) { return parts_->flow.Begin(request); }},
          {"GET", "/auth/callback", [this](const Request& request) { return parts_->flow.Finish(request); }},
          {"POST", "/auth/logout", [this](const Request& request) { return SignOut(request); }},
          {"GET", "/auth/session", [this](const Request& request) { return Tell(request); }},
          {"GET", kStylePath, [](const Request&) { return StyleSheet(); }}};
}

std::string SignIn::provider_origin() const {
  const std::string origin = OriginOf(parts_->options.discovery_url);
  return origin == parts_->options.origin ? "" : origin;
}

bool SignIn::HasSession(const Request& request) const { return HasCookie(request, kSessionCookie); }

absl::Status SignIn::Refuse(const Request& request) const {
  if (!HasSession(request) || IsOurOwn(request, parts_->options.origin)) return absl::OkStatus();
  return aip::Failure(absl::StatusCode::kPermissionDenied, "CROSS_SITE",
                      Concat("with a session's cookie, only pages of ", parts_->options.origin,
                             " may do this; programs send a bearer token instead"));
}

absl::StatusOr<Visitor> SignIn::Find(const Request& request) {
  PEP_TRY(Refuse(request));
  PEP_ASSIGN(Sessions::Found found, parts_->sessions.Find(request));
  return Visitor{found.session ? std::move(found.session->access_token) : "", std::move(found.set_cookies),
                 TakeBackCookie(request, kSessionCookie)};
}

Response SignIn::Tell(const Request& request) {
  absl::StatusOr<Sessions::Found> found = parts_->sessions.Find(request);
  if (!found.ok()) return Problem(503, std::string(found.status().message()));
  Response response = SessionJson(found->session ? SignedIn(*found->session) : SignedOut(/*sign_in=*/true));
  for (std::string& field : found->set_cookies) response.headers.Add("set-cookie", std::move(field));
  return response;
}

Response SignIn::SignOut(const Request& request) {
  if (const absl::Status refusal = Refuse(request); !refusal.ok()) return Problem(403, std::string(refusal.message()));
  const std::optional<Session> session = parts_->sessions.Open(request);
  const auto elsewhere = session ? parts_->provider.EndSessionUrl(session->id_token) : std::nullopt;
  Response response = Redirect(elsewhere.value_or("/"));
  for (std::string& field : TakeBackCookie(request, kSessionCookie)) {
    response.headers.Add("set-cookie", std::move(field));
  }
  return response;
}

Routes RoutesWithoutSignIn() {
  return {{"GET", "/auth/session", [](const Request&) { return SessionJson(SignedOut(/*sign_in=*/false)); }}};
}

}  // namespace pepiniere::gateway
