// Who is calling? A bearer token (OIDC), a service of this process, a client certificate (mTLS), or nobody in
// particular.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "grpcpp/server_context.h"
#include "services/base/clock.h"
#include "services/identity/principal.h"
#include "services/rpc/service_identity.h"

namespace pepiniere::identity {
class BindingSource;
class ClientTable;
class PersonSource;
class TokenCache;
}  // namespace pepiniere::identity

namespace pepiniere::rpc {

class Log;

// An identity provider whose tokens are accepted.
struct IssuerOptions {
  // The `iss` of its tokens, to the letter.
  std::string name{};
  // Its keys: a file, or an http(s) URL. Empty: where the issuer says (OpenID Connect Discovery).
  std::string jwks{};
  // PEM bundle that the issuer's certificate must chain to; empty: the system's.
  std::string ca_file{};
};

struct AuthenticatorOptions {
  // Each with its own keys and its own subjects: the same `sub` of another is somebody else. Roles are given to
  // subjects of the first, and to persons whoever their issuer is. None: no token is accepted.
  std::vector<IssuerOptions> issuers{};
  // For whom the tokens of all must be meant.
  std::string audience{};
  absl::Duration jwks_refresh = absl::Minutes(5);
  // Between two refreshes that unknown key ids may provoke.
  absl::Duration jwks_min_interval = absl::Seconds(10);
  // How far clocks may be apart, for exp and nbf.
  absl::Duration leeway = absl::Seconds(30);
  // The claim that lists roles: ["coach@incubators/justice", "programme_admin"].
  std::string roles_claim = "pepiniere_roles";
  // Verified tokens remembered until they expire.
  std::size_t token_cache = 4096;
  // JSON file that says which roles a client certificate's SAN or CN has: {"sirene.example": ["system"],
  // "cohort.pepiniere.example": ["service"]}. Needs mTLS.
  std::string clients_file{};
  // Roles beyond those that the token or the table says. Must outlive the server. Null: none.
  identity::BindingSource* bindings = nullptr;
  // Who those with a token are, and whom certificates stand for. Must outlive the server. Null: nobody is a person.
  identity::PersonSource* persons = nullptr;
};

class Authenticator {
 public:
  // INVALID_ARGUMENT if a file cannot be read as what it should be. A key URL that does not answer yet is no error:
  // tokens are refused until it does.
  static absl::StatusOr<std::shared_ptr<Authenticator>> Create(const AuthenticatorOptions& options,
                                                               const base::Clock& clock, std::shared_ptr<Log> log);
  ~Authenticator();

  // The caller: of the bearer token if there is one, else the service of this process if it is one, else of the
  // certificate if there is one, else anonymous. With the roles of the binding source; a certificate that has its roles
  // there, or that stands for a person, need not be in the table. Of a token, with its person; of a certificate, with
  // whoever it stands for. A service has its own role and no other, and no source is asked: what they tell is itself
  // fetched by a service.
  // UNAUTHENTICATED for a token that is not good, or whose subject, of the first issuer, is a certificate of the table,
  // whatever the method; UNAVAILABLE while no key could be had, or if a
  // source fails.
  // May block once for a key refresh, and for the sources; a token seen before costs a hash and a look-up.
  absl::StatusOr<std::shared_ptr<const identity::Principal>> Identify(const grpc::CallbackServerContext& context);
  absl::StatusOr<std::shared_ptr<const identity::Principal>> IdentifyToken(std::string_view token);

  // What makes channels of this process known.
  const ServiceIdentity& services() const { return services_; }

 private:
  struct Issuer;

  Authenticator(const base::Clock& clock, const AuthenticatorOptions& options);

  // Changes whenever the keys of an issuer do.
  std::uint64_t generation() const;
  absl::StatusOr<std::shared_ptr<const identity::Principal>> Verify(std::string_view token);
  absl::StatusOr<std::shared_ptr<const identity::Principal>> IdentifyCertificate(const grpc::AuthContext& peer);
  // With what the sources know of it.
  absl::StatusOr<std::shared_ptr<const identity::Principal>> Complete(std::shared_ptr<const identity::Principal> known);
  // With what is `given` to it, the person that it is, and what is given to them.
  absl::StatusOr<std::shared_ptr<const identity::Principal>> WithPerson(
      std::shared_ptr<const identity::Principal> known, std::vector<identity::Binding> given, absl::Time now);
  // Adds what is given to the subject, and to the certificate that it is.
  absl::Status AddOwn(const identity::Principal& known, absl::Time now, std::vector<identity::Binding>& given);
  // Adds what is given to that name.
  absl::Status AddBindings(std::string_view principal, absl::Time now, std::vector<identity::Binding>& given);

  const base::Clock& clock_;
  identity::BindingSource* const bindings_;
  identity::PersonSource* const persons_;
  const ServiceIdentity services_;
  std::vector<std::unique_ptr<Issuer>> issuers_;
  std::unique_ptr<identity::TokenCache> cache_;
  std::unique_ptr<identity::ClientTable> clients_;
};

}  // namespace pepiniere::rpc
