// Signing in and out, and whom a session stands for: OpenID Connect's authorization code flow with PKCE. A session is a
// sealed cookie; nothing of it is kept here, so that any gateway with the same keys knows it.
#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "services/base/clock.h"
#include "services/gateway/http/page.h"
#include "services/gateway/http/visitor.h"
#include "services/gateway/signin/fetch.h"
#include "services/gateway/signin/options.h"
#include "services/rpc/log.h"

namespace pepiniere::gateway {

class SignIn final : public VisitorSource {
 public:
  // INVALID_ARGUMENT for options that cannot work or a file that is not what it should be. A provider that does not
  // answer yet is no error: signing in says so until it does. `clock` must outlive this.
  static absl::StatusOr<std::unique_ptr<SignIn>> Create(const SignInOptions& options, const base::Clock& clock,
                                                        std::shared_ptr<rpc::Log> log,
                                                        Fetch fetch = identity::HttpSend);
  ~SignIn() override;

  // /auth/login, /auth/callback, /auth/logout, /auth/session, /auth/style.css. They must not outlive this.
  Routes routes();

  // Where forms may lead beside our own origin (CSP form-action): the provider's origin, as the issuer or its discovery
  // URL says it; empty if that is our own.
  std::string provider_origin() const;

  bool HasSession(const Request& request) const override;
  absl::StatusOr<Visitor> Find(const Request& request) override;

 private:
  struct Parts;
  explicit SignIn(std::unique_ptr<Parts> parts);
  Response SignOut(const Request& request);
  Response Tell(const Request& request);
  // PERMISSION_DENIED for what another site may have made this session's browser send.
  absl::Status Refuse(const Request& request) const;

  std::unique_ptr<Parts> parts_;
};

// /auth/session where no identity provider is configured: nobody signs in, and the web client knows it.
Routes RoutesWithoutSignIn();

}  // namespace pepiniere::gateway
