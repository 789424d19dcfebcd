#include "services/rpc/authenticator.h"

#include <grpc/grpc_security_constants.h>

#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/rpc/client_table.h"
#include "services/rpc/errors.h"
#include "services/rpc/jwt.h"
#include "services/rpc/key_ring.h"
#include "services/rpc/log.h"
#include "services/rpc/token_cache.h"

namespace pepiniere::rpc {
namespace {

bool IsUrl(const std::string& place) { return place.starts_with("http://") || place.starts_with("https://"); }

std::unique_ptr<KeyRing> OpenKeys(const AuthenticatorOptions& options, const base::Clock& clock,
                                  std::shared_ptr<Log> log) {
  // A file is cheap to look at: follow it closely.
  const bool url = IsUrl(options.jwks);
  KeyRingOptions ring{.refresh = url ? options.jwks_refresh : std::min(options.jwks_refresh, absl::Seconds(5)),
                      .min_interval = options.jwks_min_interval};
  if (log) {
    ring.on_failure = [log](const absl::Status& status) {
      log->Event(Severity::kWarning, "the issuer's keys could not be refreshed", {{"error", status.ToString()}});
    };
  }
  return std::make_unique<KeyRing>(url ? KeysFromUrl(options.jwks) : KeysFromFile(options.jwks), std::move(ring),
                                   clock);
}

// The token of an `authorization` header. None if there is no header; empty if it is of another scheme.
std::optional<std::string_view> Bearer(const grpc::CallbackServerContext& context) {
  const auto& metadata = context.client_metadata();
  const auto found = metadata.find("authorization");
  if (found == metadata.end()) return std::nullopt;
  const std::string_view value(found->second.data(), found->second.size());
  constexpr std::string_view kScheme = "bearer ";
  const bool bearer = value.size() > kScheme.size() &&
                      std::ranges::equal(value.substr(0, kScheme.size()), kScheme,
                                         [](unsigned char a, unsigned char b) { return std::tolower(a) == b; });
  return bearer ? value.substr(kScheme.size()) : std::string_view();
}

}  // namespace

Authenticator::Authenticator(const base::Clock& clock) : clock_(clock) {}
Authenticator::~Authenticator() = default;

absl::StatusOr<std::shared_ptr<Authenticator>> Authenticator::Create(const AuthenticatorOptions& options,
                                                                     const base::Clock& clock,
                                                                     std::shared_ptr<Log> log) {
  std::shared_ptr<Authenticator> made(new Authenticator(clock));
  if (!options.issuer.empty()) {
    if (options.audience.empty() || options.jwks.empty())
      return absl::InvalidArgumentError("an issuer needs an audience and a place for its keys");
    made->keys_ = OpenKeys(options, clock, std::move(log));
    if (absl::Status loaded = made->keys_->Refresh(); !loaded.ok() && !IsUrl(options.jwks))
      return absl::InvalidArgumentError(absl::StrCat("keys of the issuer: ", loaded.message()));
    made->verifier_ = std::make_unique<JwtVerifier>(
        TokenRules{options.issuer, options.audience, options.roles_claim, options.leeway}, *made->keys_);
    made->cache_ = std::make_unique<TokenCache>(options.token_cache);
  }
  if (!options.clients_file.empty()) {
    const absl::StatusOr<std::string> text = KeysFromFile(options.clients_file)();
    if (!text.ok()) return absl::InvalidArgumentError(text.status().message());
    absl::StatusOr<ClientTable> table = ClientTable::Parse(*text);
    if (!table.ok()) return table.status();
    made->clients_ = std::make_unique<ClientTable>(*std::move(table));
  }
  return made;
}

absl::StatusOr<std::shared_ptr<const Principal>> Authenticator::Identify(const grpc::CallbackServerContext& context) {
  if (const auto token = Bearer(context)) return IdentifyToken(*token);
  if (!clients_) return nullptr;
  const auto peer = context.auth_context();
  if (!peer || !peer->IsPeerAuthenticated()) return nullptr;
  for (const char* property : {GRPC_X509_SAN_PROPERTY_NAME, GRPC_X509_CN_PROPERTY_NAME})
    for (const grpc::string_ref& name : peer->FindPropertyValues(property))
      if (auto principal = clients_->Find({name.data(), name.size()})) return principal;
  return nullptr;
}

absl::StatusOr<std::shared_ptr<const Principal>> Authenticator::IdentifyToken(std::string_view token) {
  if (token.empty()) return Unauthenticated("TOKEN_MALFORMED", "the authorization metadata is not `Bearer <token>`");
  if (!verifier_) return Unauthenticated("TOKEN_ISSUER", "this server accepts no tokens");
  const absl::Time now = clock_.Now();
  const std::uint64_t generation = keys_->generation();
  if (auto known = cache_->Find(token, generation, now)) return known;
  absl::StatusOr<VerifiedToken> verified = verifier_->Verify(token, now);
  if (!verified.ok()) return verified.status();
  auto principal = std::make_shared<const Principal>(std::move(verified->principal));
  cache_->Insert(token, generation, verified->expires, principal, now);
  return principal;
}

}  // namespace pepiniere::rpc
