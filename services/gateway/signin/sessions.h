// Sessions in cookies: opened, kept, renewed, ended.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/base/clock.h"
#include "services/gateway/http/message.h"
#include "services/gateway/signin/cookie_sealer.h"
#include "services/gateway/signin/options.h"
#include "services/gateway/signin/provider.h"
#include "services/gateway/signin/renewals.h"
#include "services/gateway/signin/session.h"
#include "services/gateway/signin/token_checks.h"
#include "services/rpc/log.h"

namespace pepiniere::gateway {

class Sessions {
 public:
  // What is given by reference must outlive this.
  Sessions(const SignInOptions& options, const CookieSealer& sealer, Provider& provider, const TokenChecks& checks,
           const base::Clock& clock, std::shared_ptr<rpc::Log> log)
      : options_(options),
        sealer_(sealer),
        provider_(provider),
        checks_(checks),
        clock_(clock),
        log_(std::move(log)),
        renewals_(clock) {}

  // A session that begins with these tokens, for whom they stand for. The error of TokenChecks::Access.
  absl::StatusOr<Session> Begin(const Grant& grant, std::string name) const;
  // The Set-Cookie fields that keep it; without its ID token if it is too long with it. FAILED_PRECONDITION if it is
  // too long even so.
  absl::StatusOr<std::vector<std::string>> Keep(const Request& request, Session session) const;

  // The session of a request, if it is one of ours that is not over; its tokens may be.
  std::optional<Session> Open(const Request& request) const;

  struct Found {
    std::optional<Session> session;        // whose access token is good; none: there is none, or it is over
    std::vector<std::string> set_cookies;  // if it was renewed, or is over
  };
  // The session of a request, renewed if it is time. UNAVAILABLE if it must be and the provider does not answer.
  absl::StatusOr<Found> Find(const Request& request);

 private:
  Renewals::Result Renew(const Request& request, const Session& old) const;

  const SignInOptions& options_;
  const CookieSealer& sealer_;
  Provider& provider_;
  const TokenChecks& checks_;
  const base::Clock& clock_;
  const std::shared_ptr<rpc::Log> log_;
  Renewals renewals_;
};

}  // namespace pepiniere::gateway
