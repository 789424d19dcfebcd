#include "services/rpc/authenticator.h"

#include <grpc/grpc_security_constants.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
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
#include "services/identity/person_source.h"
#include "services/identity/token_cache.h"
#include "services/rpc/log.h"
#include "services/rpc/metadata.h"

namespace pepiniere::rpc {
namespace {

bool IsUrl(const std::string& place) { return place.starts_with("http://") || place.starts_with("https://"); }

identity::KeySource KeysOf(const IssuerOptions& issuer) {
  if (issuer.jwks.empty()) return identity::KeysFromIssuer(issuer.name, issuer.ca_file);
  return IsUrl(issuer.jwks) ? identity::KeysFromUrl(issuer.jwks, issuer.ca_file) : identity::KeysFromFile(issuer.jwks);
}

bool KeysComeByHttp(const IssuerOptions& issuer) { return issuer.jwks.empty() || IsUrl(issuer.jwks); }

void WarnOfKeys(Log& log, std::string_view issuer, const absl::Status& status) {
  log.Event(Severity::kWarning, "the issuer's keys cannot be had", {{"issuer", issuer}, {"error", status.ToString()}});
}

identity::KeyRingOptions RingOptionsOf(const IssuerOptions& issuer, const AuthenticatorOptions& options,
                                       std::shared_ptr<Log> log) {
  // A file is cheap to look at: follow it closely.
  identity::KeyRingOptions ring{
      .refresh = KeysComeByHttp(issuer) ? options.jwks_refresh : std::min(options.jwks_refresh, absl::Seconds(5)),
      .min_interval = options.jwks_min_interval};
  if (log) {
    ring.on_failure = [log, name = issuer.name](const absl::Status& status) { WarnOfKeys(*log, name, status); };
  }
  return ring;
}

absl::Status CheckIssuers(const AuthenticatorOptions& options) {
  std::set<std::string_view> names;
  for (const IssuerOptions& issuer : options.issuers) {
    if (issuer.name.empty()) return absl::InvalidArgumentError("an issuer needs a name");
    if (issuer.name == identity::CertificateIssuer())
      return absl::InvalidArgumentError(absl::StrCat("no issuer is called ", issuer.name, ": certificates are"));
    if (!names.insert(issuer.name).second)
      return absl::InvalidArgumentError(absl::StrCat("the issuer ", issuer.name, " is there twice"));
    if (options.audience.empty()) return absl::InvalidArgumentError("an issuer needs an audience");
    if (issuer.jwks.empty() && !identity::MayCarryKeys(issuer.name))
      return absl::InvalidArgumentError("an issuer without a place for its keys must be an https URL");
  }
  return absl::OkStatus();
}

// The names of a certificate: its SANs, then its CN.
std::vector<std::string> Names(const grpc::AuthContext& peer) {
  std::vector<std::string> names;
  for (const char* property : {GRPC_X509_SAN_PROPERTY_NAME, GRPC_X509_CN_PROPERTY_NAME})
    for (const grpc::string_ref& name : peer.FindPropertyValues(property)) names.emplace_back(name.data(), name.size());
  return names;
}

// What the source said is not the caller's business.
// A caller with too many calls is told so, and when to come back.
absl::Status SourceFailed(const absl::Status& why, std::string message) {
  if (absl::IsResourceExhausted(why)) return why;
  return aip::Failure(absl::StatusCode::kUnavailable, "ROLES_UNAVAILABLE", std::move(message));
}

}  // namespace

struct Authenticator::Issuer {
  Issuer(const IssuerOptions& issuer, const AuthenticatorOptions& options, const base::Clock& clock,
         std::shared_ptr<Log> log)
      : name(issuer.name),
        keys(KeysOf(issuer), RingOptionsOf(issuer, options, std::move(log)), clock),
        verifier({issuer.name, options.audience, options.roles_claim, options.leeway}, keys) {}

  const std::string name;
  identity::KeyRing keys;
  const identity::JwtVerifier verifier;
};

Authenticator::Authenticator(const base::Clock& clock, const AuthenticatorOptions& options)
    : clock_(clock),
      bindings_(options.bindings),
      persons_(options.persons),
      cache_(std::make_unique<identity::TokenCache>(options.token_cache)) {}
Authenticator::~Authenticator() = default;

absl::StatusOr<std::shared_ptr<Authenticator>> Authenticator::Create(const AuthenticatorOptions& options,
                                                                     const base::Clock& clock,
                                                                     std::shared_ptr<Log> log) {
  PEP_TRY(CheckIssuers(options));
  std::shared_ptr<Authenticator> made(new Authenticator(clock, options));
  for (const IssuerOptions& trusted : options.issuers) {
    auto issuer = std::make_unique<Issuer>(trusted, options, clock, log);
    if (absl::Status loaded = issuer->keys.Refresh(); !loaded.ok()) {
      if (!KeysComeByHttp(trusted))
        return absl::InvalidArgumentError(absl::StrCat("keys of the issuer ", trusted.name, ": ", loaded.message()));
      if (log) WarnOfKeys(*log, trusted.name, loaded);
    }
    made->issuers_.push_back(std::move(issuer));
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
  if (const auto token = BearerToken(context)) return IdentifyToken(*token);
  if (!Header(context, kAsCaller).empty()) return nullptr;
  if (auto service = services_.Identify(context)) return service;
  if (!clients_ && !bindings_ && !persons_) return nullptr;
  const auto peer = context.auth_context();
  if (!peer || !peer->IsPeerAuthenticated()) return nullptr;
  return IdentifyCertificate(*peer);
}

absl::StatusOr<std::shared_ptr<const identity::Principal>> Authenticator::IdentifyCertificate(
    const grpc::AuthContext& peer) {
  const std::vector<std::string> names = Names(peer);
  if (clients_)
    for (const std::string& name : names)
      if (auto listed = clients_->Find(name)) return Complete(std::move(listed));
  const absl::Time now = clock_.Now();
  std::vector<std::shared_ptr<const identity::Principal>> without_roles;
  for (const std::string& name : names) {
    if (identity::NamesAnother(name)) continue;
    auto principal = std::make_shared<const identity::Principal>(
        identity::Principal{.subject = name, .bindings = {}, .issuer = identity::CertificateIssuer()});
    std::vector<identity::Binding> given;
    PEP_TRY(AddOwn(*principal, now, given));
    if (!given.empty()) return WithPerson(std::move(principal), std::move(given), now);
    without_roles.push_back(std::move(principal));
  }
  // Roles are known here, and persons are asked for: so the name that has roles counts, and is asked about alone. Where
  // none has any, each may be somebody's.
  for (auto& principal : without_roles) {
    PEP_ASSIGN(auto somebody, WithPerson(std::move(principal), {}, now));
    if (!somebody->person.empty()) return somebody;
  }
  return nullptr;
}

absl::StatusOr<std::shared_ptr<const identity::Principal>> Authenticator::IdentifyToken(std::string_view token) {
  PEP_ASSIGN(auto principal, Verify(token));
  return Complete(std::move(principal));
}

// The principal itself is the token cache's, and stays as it is.
absl::StatusOr<std::shared_ptr<const identity::Principal>> Authenticator::Complete(
    std::shared_ptr<const identity::Principal> known) {
  if (known->service()) return known;
  const absl::Time now = clock_.Now();
  std::vector<identity::Binding> given;
  PEP_TRY(AddOwn(*known, now, given));
  return WithPerson(std::move(known), std::move(given), now);
}

absl::StatusOr<std::shared_ptr<const identity::Principal>> Authenticator::WithPerson(
    std::shared_ptr<const identity::Principal> known, std::vector<identity::Binding> given, absl::Time now) {
  std::string person;
  if (persons_) {
    absl::StatusOr<std::string> found = persons_->PersonOf(*known, now);
    if (absl::IsUnauthenticated(found.status())) return found.status();
    if (!found.ok()) return SourceFailed(found.status(), "who the caller is cannot be had for the moment");
    person = *std::move(found);
    if (!person.empty()) PEP_TRY(AddBindings(person, now, given));
  }
  if (given.empty() && person.empty()) return known;
  auto whole = std::make_shared<identity::Principal>(*known);
  whole->person = std::move(person);
  std::ranges::move(given, std::back_inserter(whole->bindings));
  return whole;
}

absl::Status Authenticator::AddOwn(const identity::Principal& known, absl::Time now,
                                   std::vector<identity::Binding>& given) {
  const bool certificate = known.issuer == identity::CertificateIssuer();
  // The same subject of another issuer is somebody else, whom roles are given to as the person that they are.
  if (!certificate && known.issuer != issuers_.front()->name) return absl::OkStatus();
  PEP_TRY(AddBindings(known.subject, now, given));
  return certificate ? AddBindings(identity::CertificatePrincipal(known.subject), now, given) : absl::OkStatus();
}

absl::Status Authenticator::AddBindings(std::string_view principal, absl::Time now,
                                        std::vector<identity::Binding>& given) {
  if (!bindings_) return absl::OkStatus();
  const absl::StatusOr<std::vector<identity::Binding>> more = bindings_->BindingsOf(principal, now);
  if (!more.ok()) return SourceFailed(more.status(), "the caller's roles cannot be had for the moment");
  // What is given to people makes nobody a service.
  std::ranges::copy_if(*more, std::back_inserter(given),
                       [](const identity::Binding& binding) { return binding.role != v1::ROLE_SERVICE; });
  return absl::OkStatus();
}

std::uint64_t Authenticator::generation() const {
  std::uint64_t sum = 0;
  for (const auto& issuer : issuers_) sum += issuer->keys.generation();
  return sum;
}

absl::StatusOr<std::shared_ptr<const identity::Principal>> Authenticator::Verify(std::string_view token) {
  if (token.empty())
    return aip::Unauthenticated("TOKEN_MALFORMED", "the authorization metadata is not `Bearer <token>`");
  if (issuers_.empty()) return aip::Unauthenticated("TOKEN_ISSUER", "this server accepts no tokens");
  const absl::Time now = clock_.Now();
  const std::uint64_t generation = this->generation();
  if (auto known = cache_->Find(token, generation, now)) return known;
  PEP_ASSIGN(const std::string name, identity::IssuerOf(token));
  const auto issuer = std::ranges::find_if(issuers_, [&](const auto& trusted) { return trusted->name == name; });
  if (issuer == issuers_.end()) {
    return aip::Unauthenticated("TOKEN_ISSUER", "the token is of an issuer that is not known here");
  }
  PEP_ASSIGN(identity::VerifiedToken verified, (*issuer)->verifier.Verify(token, now));
  // What is given to a certificate that the table lists is given to its bare name too: no token may say that it is
  // that.
  const bool first = issuer == issuers_.begin();
  if (first && clients_ && clients_->Find(verified.principal.subject)) {
    return aip::Unauthenticated("TOKEN_SUBJECT", "the token's subject is the name of a certificate that is known here");
  }
  auto principal = std::make_shared<const identity::Principal>(std::move(verified.principal));
  cache_->Insert(token, generation, verified.expires, principal, now);
  return principal;
}

}  // namespace pepiniere::rpc
