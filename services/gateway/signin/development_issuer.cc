// Its codes and refresh tokens are what they stand for, sealed: it keeps nothing, and a restart of ./run ends no
// session.
#include "services/gateway/signin/development_issuer.h"

#include <fstream>
#include <optional>
#include <sstream>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/gateway/signin/cookie_sealer.h"
#include "services/gateway/signin/form.h"
#include "services/gateway/signin/origin.h"
#include "services/gateway/signin/role_chooser.h"
#include "services/gateway/signin/secrets.h"
#include "services/identity/principal.h"
#include "services/identity/signer.h"
#include "services/json/json.h"

namespace pepiniere::gateway {
namespace {

using base::Concat;
using json::Dump;
using json::Json;
using json::TextAt;

constexpr char kDescriptionPath[] = "/dev/.well-known/openid-configuration";
constexpr char kAuthorizePath[] = "/dev/authorize";
constexpr char kTokenPath[] = "/dev/token";
constexpr char kKeysPath[] = "/dev/jwks";

// What its sealed texts are for.
constexpr char kQuestion[] = "dev-question";
constexpr char kCode[] = "dev-code";
constexpr char kRefresh[] = "dev-refresh";

constexpr absl::Duration kCodeLife = absl::Minutes(1);
// Short, so that what renews tokens is at work on every workstation.
constexpr absl::Duration kAccessLife = absl::Minutes(10);
constexpr absl::Duration kRefreshLife = absl::Hours(12);

std::string ReadAll(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// The kid under which a JWK set publishes the key of this type; none if it does not.
std::optional<std::string> KeyIdIn(const std::string& jwks, std::string_view type) {
  const Json set = json::ParseObject(jwks).value_or(Json());
  const Json* keys = json::ListAt(set, "keys");
  if (keys == nullptr) return std::nullopt;
  for (const Json& key : *keys)
    if (TextAt(key, "kty") == type) return TextAt(key, "kid");
  return std::nullopt;
}

Response JsonPage(int status, const Json& object) {
  Response response = Text(status, "application/json", Dump(object) + "\n");
  response.headers.Add("cache-control", "no-store");
  return response;
}

Response Refusal(const char* error) { return JsonPage(400, {{"error", error}}); }

}  // namespace

struct DevelopmentIssuer::Parts {
  // What a question, a code or a refresh token holds, opened; none if it is none of ours, or is too old.
  std::optional<Json> Open(const char* purpose, const std::string& sealed) const;
  std::string Seal(const char* purpose, Json content, absl::Duration life) const;

  Response Describe() const;
  Response Ask(const Request& request) const;
  Response Answer(const Request& request) const;
  Response GiveTokens(std::string_view form) const;
  Response TokensFor(const std::string& role, const std::string& nonce) const;
  absl::StatusOr<std::string> Sign(Json claims) const;
  absl::StatusOr<identity::HttpReply> Fetch(const identity::HttpRequest& request) const;
  std::string Callback() const { return options.origin + "/auth/callback"; }

  const SignInOptions options;
  const identity::Signer signer;
  const std::string jwks, key_id;
  const CookieSealer sealer;
  const FindRoleTargets targets;
  const base::Clock& clock;
};

std::string DevelopmentIssuer::Parts::Seal(const char* purpose, Json content, absl::Duration life) const {
  content["until"] = absl::ToUnixSeconds(clock.Now() + life);
  return sealer.Seal(purpose, Dump(content));
}

std::optional<Json> DevelopmentIssuer::Parts::Open(const char* purpose, const std::string& sealed) const {
  const auto text = sealer.Open(purpose, sealed);
  if (!text) return std::nullopt;
  std::optional<Json> content = json::ParseObject(*text);  // our own writing
  if (!content || clock.Now() >= absl::FromUnixSeconds((*content)["until"].get<std::int64_t>())) return std::nullopt;
  return content;
}

Response DevelopmentIssuer::Parts::Describe() const {
  return JsonPage(200, {{"issuer", options.issuer},
                        {"authorization_endpoint", options.origin + kAuthorizePath},
                        {"token_endpoint", options.origin + kTokenPath},
                        {"jwks_uri", options.origin + kKeysPath},
                        {"response_types_supported", {"code"}},
                        {"subject_types_supported", {"public"}},
                        {"id_token_signing_alg_values_supported", {signer.algorithm()}},
                        {"token_endpoint_auth_methods_supported", {"none"}},
                        {"code_challenge_methods_supported", {"S256"}}});
}

Response DevelopmentIssuer::Parts::Ask(const Request& request) const {
  const auto said = [&](const char* name) { return QueryParameter(request.query, name); };
  const struct {
    const char* name;
    std::string wanted;
  } kWanted[] = {{"response_type", "code"},
                 {"client_id", options.client_id},
                 {"redirect_uri", Callback()},
                 {"code_challenge_method", "S256"}};
  for (const auto& [name, wanted] : kWanted)
    if (said(name) != wanted) return Problem(400, Concat(name, " must be ", wanted));
  if (said("code_challenge").empty()) return Problem(400, "code_challenge is missing");
  const std::string question =
      Seal(kQuestion, {{"state", said("state")}, {"nonce", said("nonce")}, {"challenge", said("code_challenge")}},
           kAccessLife);
  return RoleChooser(kAuthorizePath, question, targets());
}

Response DevelopmentIssuer::Parts::Answer(const Request& request) const {
  const auto question = Open(kQuestion, QueryParameter(request.body, "question"));
  const std::string role = QueryParameter(request.body, "role");
  if (!question || !identity::ParseBinding(role, identity::Giver::kToken))
    return Problem(400, "choose a role on the page that asks for one");
  const std::string code = Seal(
      kCode, {{"role", role}, {"nonce", (*question)["nonce"]}, {"challenge", (*question)["challenge"]}}, kCodeLife);
  return Redirect(Form()
                      .With("code", code)
                      .With("state", TextAt(*question, "state"))
                      .With("iss", options.issuer)
                      .Behind(Callback()));
}

Response DevelopmentIssuer::Parts::GiveTokens(std::string_view form) const {
  const auto said = [&](const char* name) { return QueryParameter(form, name); };
  if (said("client_id") != options.client_id) return Refusal("invalid_client");
  if (said("grant_type") == "refresh_token") {
    const auto refresh = Open(kRefresh, said("refresh_token"));
    return refresh ? TokensFor(TextAt(*refresh, "role"), "") : Refusal("invalid_grant");
  }
  if (said("grant_type") != "authorization_code") return Refusal("unsupported_grant_type");
  const auto code = Open(kCode, said("code"));
  const bool good = code && said("redirect_uri") == Callback() &&
                    SameSecret(ChallengeOf(said("code_verifier")), TextAt(*code, "challenge"));
  return good ? TokensFor(TextAt(*code, "role"), TextAt(*code, "nonce")) : Refusal("invalid_grant");
}

Response DevelopmentIssuer::Parts::TokensFor(const std::string& role, const std::string& nonce) const {
  // The subject that `pep login --as` takes, too.
  const std::string subject = Concat("dev:", role.substr(0, role.find('@')));
  const std::string name = NameOfRole(role, targets());
  const auto access = Sign({{"sub", subject}, {"aud", options.audience}, {"name", name}, {"pepiniere_roles", {role}}});
  const auto identity = Sign({{"sub", subject}, {"aud", options.client_id}, {"nonce", nonce}, {"name", name}});
  if (!access.ok() || !identity.ok()) return Problem(500, "the development issuer's key does not sign");
  return JsonPage(200, {{"access_token", *access},
                        {"id_token", *identity},
                        {"refresh_token", Seal(kRefresh, {{"role", role}}, kRefreshLife)},
                        {"token_type", "Bearer"},
                        {"expires_in", absl::ToInt64Seconds(kAccessLife)}});
}

absl::StatusOr<std::string> DevelopmentIssuer::Parts::Sign(Json claims) const {
  const absl::Time now = clock.Now();
  claims["iss"] = options.issuer;
  claims["iat"] = absl::ToUnixSeconds(now);
  claims["exp"] = absl::ToUnixSeconds(now + kAccessLife);
  const Json header = {{"alg", signer.algorithm()}, {"typ", "JWT"}, {"kid", key_id}};
  return signer.Sign(Dump(header), Dump(claims));
}

absl::StatusOr<identity::HttpReply> DevelopmentIssuer::Parts::Fetch(const identity::HttpRequest& request) const {
  const auto reply = [](const Response& response) { return identity::HttpReply{response.status, *response.body}; };
  if (request.url == options.origin + kDescriptionPath) return reply(Describe());
  if (request.url == options.origin + kKeysPath) return identity::HttpReply{200, jwks};
  if (request.url == options.origin + kTokenPath) return reply(GiveTokens(request.form));
  return absl::UnavailableError(Concat(request.url, " is none of the development issuer's pages"));
}

DevelopmentIssuer::DevelopmentIssuer(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
DevelopmentIssuer::~DevelopmentIssuer() = default;

absl::StatusOr<std::unique_ptr<DevelopmentIssuer>> DevelopmentIssuer::Create(const SignInOptions& options,
                                                                             const std::filesystem::path& key_file,
                                                                             FindRoleTargets targets,
                                                                             const base::Clock& clock) {
  PEP_ASSIGN(identity::Signer signer, identity::Signer::Read(key_file));
  const std::filesystem::path jwks_file = key_file.parent_path() / "jwks.json";
  std::string jwks = ReadAll(jwks_file);
  std::optional<std::string> key_id = KeyIdIn(jwks, signer.key_type());
  if (!key_id) {
    return absl::InvalidArgumentError(Concat(jwks_file.string(), " does not publish the key of ", key_file.string()));
  }
  PEP_ASSIGN(CookieSealer sealer, CookieSealer::FromFile(options.cookie_keys_file));
  return std::unique_ptr<DevelopmentIssuer>(new DevelopmentIssuer(std::make_unique<Parts>(Parts{
      options, std::move(signer), std::move(jwks), *std::move(key_id), std::move(sealer), std::move(targets), clock})));
}

Routes DevelopmentIssuer::routes() {
  const Parts* parts = parts_.get();
  Routes routes = {{"GET", kDescriptionPath, [parts](const Request&) { return parts->Describe(); }},
                   {"GET", kAuthorizePath, [parts](const Request& request) { return parts->Ask(request); }},
                   {"POST", kAuthorizePath, [parts](const Request& request) { return parts->Answer(request); }},
                   {"POST", kTokenPath, [parts](const Request& request) { return parts->GiveTokens(request.body); }},
                   {"GET", kKeysPath, [parts](const Request&) { return Text(200, "application/json", parts->jwks); }}};
  // Without a password, where a request comes from is all that keeps the pages that a developer visits from being an
  // administrator here.
  for (Route& route : routes) {
    route.page = [parts, page = std::move(route.page)](const Request& request) {
      return IsFromHere(request, parts->options.origin) ? page(request)
                                                        : Problem(403, Concat("open ", parts->options.origin));
    };
  }
  return routes;
}

std::string DevelopmentIssuer::DiscoveryUrl(const std::string& origin) { return origin + kDescriptionPath; }

Fetch DevelopmentIssuer::fetch() {
  return [parts = parts_.get()](const identity::HttpRequest& request) { return parts->Fetch(request); };
}

}  // namespace pepiniere::gateway
