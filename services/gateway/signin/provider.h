// The identity provider, as its client sees it: OpenID Connect Discovery, authorization code with PKCE, refresh.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "services/base/clock.h"
#include "services/gateway/signin/fetch.h"
#include "services/gateway/signin/form.h"
#include "services/gateway/signin/options.h"
#include "services/gateway/signin/session.h"

namespace pepiniere::gateway {

// What the token endpoint gives. Nothing of it is verified yet; empty: not given.
struct Grant {
  std::string access_token;
  std::string refresh_token;
  std::string id_token;
};

// Errors: PERMISSION_DENIED if the provider refuses to give tokens; UNAVAILABLE if it does not answer as providers do;
// FAILED_PRECONDITION, of what only asks for places, if it describes itself wrongly. Their words are for the log.
// Thread-safe; each call may block for seconds.
class Provider {
 public:
  // `client_secret` empty: a public client. `clock` must outlive this.
  Provider(SignInOptions options, std::string client_secret, Fetch fetch, const base::Clock& clock);
  ~Provider();

  // Where the browser goes to sign in.
  absl::StatusOr<std::string> AuthorizationUrl(const PendingLogin& login);
  absl::StatusOr<Grant> Redeem(const std::string& code, const std::string& verifier);
  absl::StatusOr<Grant> Refresh(const std::string& refresh_token);
  // Where the browser goes to sign out there too; none if the provider has no such place, or cannot say.
  std::optional<std::string> EndSessionUrl(const std::string& id_token);
  // Its keys, as identity::KeyRing wants them.
  absl::StatusOr<std::string> Keys();

 private:
  struct Description;
  using DescriptionPtr = std::shared_ptr<const Description>;
  absl::StatusOr<DescriptionPtr> Describe();
  absl::StatusOr<DescriptionPtr> AskForDescription() const;
  absl::StatusOr<std::string> Get(const std::string& url) const;
  absl::StatusOr<Grant> Ask(Form form);

  const SignInOptions options_;
  const std::string secret_;
  const Fetch fetch_;
  const base::Clock& clock_;

  std::mutex mutex_;  // held while the description is fetched: once for all who need it
  DescriptionPtr description_;
  absl::Status failure_;  // of the last fetch
  absl::Time fetch_again_ = absl::InfinitePast();
};

}  // namespace pepiniere::gateway
