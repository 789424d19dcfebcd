#include "services/rpc/authenticator.h"

#include <grpc/grpc_security_constants.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/aip/errors.h"
#include "services/base/try.h"
#include "services/identity/binding_source.h"
#include "services/identity/client_table.h"
#include "services/identity/http.h"
#include "services/identity/issuer.h"
#include "services/identity/jwt.h"
#include "services/identity/key_ring.h"
#include "services/identity/token_cache.h"
#include "services/rpc/log.h"
#include "services/rpc/metadata.h"

namespace pepiniere::rpc {
namespace {

bool IsUrl(const std::string& place) { return place.starts_with("http://") || place.starts_with("https://"); }

identity::KeySource KeysOf(const AuthenticatorOptions& options) {
  if (options.jwks.empty()) return identity::KeysFromIssuer(options.issuer, options.issuer_ca_file);
  return IsUrl(options.jwks) ? identity::KeysFromUrl(options.jwks, options.issuer_ca_file)
                             : identity::KeysFromFile(options.jwks);
}

bool KeysComeByHttp(const AuthenticatorOptions& options) { return options.jwks.empty() || IsUrl(options.jwks); }

void WarnOfKeys(Log& log, const absl::Status& status) {
  log.Event(Severity::kWarning, "the issuer's keys cannot be had", {{"error", status.ToString()}});
}

std::unique_ptr<identity::KeyRing> OpenKeys(const AuthenticatorOptions& options, const base::Clock& clock,
                                            std::shared_ptr<Log> log) {
  // A file is cheap to look at: follow it closely.
  const bool url = KeysComeByHttp(options);
  identity::KeyRingOptions ring{
      .refresh = url ? options.jwks_refresh : std::min(options.jwks_refresh, absl::Seconds(5)),
      .min_interval = options.jwks_min_interval};
  if (log) {
    ring.on_failure = [log](const absl::Status& status) { WarnOfKeys(*log, status); };
  }
  return std::make_unique<identity::KeyRing>(KeysOf(options), std::move(ring), clock);
}

// The token of an `authorization` header. None if there is no header; empty if it is of another scheme.
std::optional<std::string_view> Bearer(const grpc::CallbackServerContext& context) {
  const auto& metadata = context.client_metadata();
  const auto found = metadata.find(kAuthorization);
  if (found == metadata.end()) return std::nullopt;
  const std::string_view value(found->second.data(), found->second.size());
  constexpr std::string_view kScheme = "bearer ";
  const bool bearer = value.size() > kScheme.size() &&
                      std::ranges::equal(value.substr(0, kScheme.size()), kScheme,
                                         [](unsigned char a, unsigned char b) { return std::tolower(a) == b; });
  return bearer ? value.substr(kScheme.size()) : std::string_view();
}

// The names of a certificate: its SANs, then its CN.
std::vector<std::string> Names(const grpc::AuthContext& peer) {
  std::vector<std::string> names;
  for (const char* property : {GRPC_X509_SAN_PROPERTY_NAME, GRPC_X509_CN_PROPERTY_NAME})
    for (const grpc::string_ref& name : peer.FindPropertyValues(property)) names.emplace_back(name.data(), name.size());
  return names;
}

}  // namespace

Authenticator::Authenticator(const base::Clock& clock, identity::BindingSource* bindings)
    : clock_(clock), bindings_(bindings) {}
Authenticator::~Authenticator() = default;

absl::StatusOr<std::shared_ptr<Authenticator>> Authenticator::Create(const AuthenticatorOptions& options,
                                                                     const base::Clock& clock,
                                                                     std::shared_ptr<Log> log) {
  std::shared_ptr<Authenticator> made(new Authenticator(clock, options.bindings));
  if (!options.issuer.empty()) {
    if (options.audience.empty()) return absl::InvalidArgumentError("an issuer needs an audience");
    if (options.jwks.empty() && !identity::MayCarryKeys(options.issuer))
      return absl::InvalidArgumentError("an issuer without a place for its keys must be an https URL");
    made->keys_ = OpenKeys(options, clock, log);
    if (absl::Status loaded = made->keys_->Refresh(); !loaded.ok()) {
      if (!KeysComeByHttp(options))
        return absl::InvalidArgumentError(absl::StrCat("keys of the issuer: ", loaded.message()));
      if (log) WarnOfKeys(*log, loaded);
    }
    made->verifier_ = std::make_unique<identity::JwtVerifier>(
        identity::TokenRules{options.issuer, options.audience, options.roles_claim, options.leeway}, *made->keys_);
    made->cache_ = std::make_unique<identity::TokenCache>(options.token_cache);
  }
  if (!options.clients_file.empty()) {
    const absl::StatusOr<std::string> text = identity::KeysFromFile(options.clients_file)();
    if (!text.ok()) return absl::InvalidArgumentError(text.status().message());
    absl::StatusOr<identity::ClientTable> table = identity::ClientTable::Parse(*text);
    if (!table.ok()) return table.status();
    made->clients_ = std::make_unique<identity::ClientTable>(*std::move(table));
  }
  return made;
}

absl::StatusOr<std::shared_ptr<const identity::Principal>> Authenticator::Identify(
    const grpc::CallbackServerContext& context) {
  if (const auto token = Bearer(context)) return IdentifyToken(*token);
  if (!Header(context, kAsCaller).empty()) return nullptr;
  if (auto service = services_.Identify(context)) return service;
  if (!clients_ && !bindings_) return nullptr;
  const auto peer = context.auth_context();
  if (!peer || !peer->IsPeerAuthenticated()) return nullptr;
  return IdentifyCertificate(*peer);
}

absl::StatusOr<std::shared_ptr<const identity::Principal>> Authenticator::IdentifyCertificate(
    const grpc::AuthContext& peer) {
  const std::vector<std::string> names = Names(peer);
  if (clients_)
    for (const std::string& name : names)
      if (auto listed = clients_->Find(name)) return WithBindings(std::move(listed));
  for (const std::string& name : names) {
    PEP_ASSIGN(auto principal,
               WithBindings(std::make_shared<const identity::Principal>(identity::Principal{name, {}})));
    if (!principal->bindings.empty()) return principal;
  }
  return nullptr;
}

absl::StatusOr<std::shared_ptr<const identity::Principal>> Authenticator::IdentifyToken(std::string_view token) {
  PEP_ASSIGN(auto principal, Verify(token));
  return WithBindings(std::move(principal));
}

// The principal itself is the token cache's, and stays as it is.
absl::StatusOr<std::shared_ptr<const identity::Principal>> Authenticator::WithBindings(
    std::shared_ptr<const identity::Principal> principal) {
  if (!bindings_ || principal->service()) return principal;
  const absl::StatusOr<std::vector<identity::Binding>> more = bindings_->BindingsOf(principal->subject, clock_.Now());
  if (!more.ok()) {
    return aip::Failure(absl::StatusCode::kUnavailable, "ROLES_UNAVAILABLE",
                        "the caller's roles cannot be had for the moment");
  }
  if (more->empty()) return principal;
  auto whole = std::make_shared<identity::Principal>(*principal);
  // What is given to people makes nobody a service.
  std::ranges::copy_if(*more, std::back_inserter(whole->bindings),
                       [](const identity::Binding& given) { return given.role != v1::ROLE_SERVICE; });
  return whole;
}

absl::StatusOr<std::shared_ptr<const identity::Principal>> Authenticator::Verify(std::string_view token) {
  if (token.empty())
    return aip::Unauthenticated("TOKEN_MALFORMED", "the authorization metadata is not `Bearer <token>`");
  if (!verifier_) return aip::Unauthenticated("TOKEN_ISSUER", "this server accepts no tokens");
  const absl::Time now = clock_.Now();
  const std::uint64_t generation = keys_->generation();
  if (auto known = cache_->Find(token, generation, now)) return known;
  absl::StatusOr<identity::VerifiedToken> verified = verifier_->Verify(token, now);
  if (!verified.ok()) return verified.status();
  auto principal = std::make_shared<const identity::Principal>(std::move(verified->principal));
  cache_->Insert(token, generation, verified->expires, principal, now);
  return principal;
}

}  // namespace pepiniere::rpc
