// The pages of signing in: to the provider, and back from it.
#pragma once

#include <memory>

#include "services/base/clock.h"
#include "services/gateway/http/message.h"
#include "services/gateway/signin/cookie_sealer.h"
#include "services/gateway/signin/failure_page.h"
#include "services/gateway/signin/options.h"
#include "services/gateway/signin/provider.h"
#include "services/gateway/signin/sessions.h"
#include "services/gateway/signin/token_checks.h"
#include "services/rpc/log.h"

namespace pepiniere::gateway {

class LoginFlow {
 public:
  // What is given by reference must outlive this.
  LoginFlow(const SignInOptions& options, const CookieSealer& sealer, Provider& provider, const TokenChecks& checks,
            const Sessions& sessions, const base::Clock& clock, std::shared_ptr<rpc::Log> log)
      : options_(options),
        sealer_(sealer),
        provider_(provider),
        checks_(checks),
        sessions_(sessions),
        clock_(clock),
        log_(std::move(log)) {}

  // GET /auth/login?return_to=/path
  Response Begin(const Request& request) const;
  // GET /auth/callback, where the provider sends the browser back to
  Response Finish(const Request& request) const;

 private:
  Response Answer(const Request& request) const;
  // The session's cookies, once the code is redeemed and what it brought is checked.
  absl::StatusOr<std::vector<std::string>> SignIn(const Request& request, const PendingLogin& login,
                                                  const std::string& code) const;
  Response Failed(LoginFailure failure, std::string_view why) const;
  Response Failed(const absl::Status& status) const;

  const SignInOptions& options_;
  const CookieSealer& sealer_;
  Provider& provider_;
  const TokenChecks& checks_;
  const Sessions& sessions_;
  const base::Clock& clock_;
  const std::shared_ptr<rpc::Log> log_;
};

}  // namespace pepiniere::gateway
