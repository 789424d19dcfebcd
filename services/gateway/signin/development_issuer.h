// An OpenID provider for a workstation: whoever comes picks who to be. It signs with the key that the local services
// trust, so it must never be where others can reach it.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "services/base/clock.h"
#include "services/gateway/http/page.h"
#include "services/gateway/signin/fetch.h"
#include "services/gateway/signin/options.h"
#include "services/gateway/signin/role_targets.h"

namespace pepiniere::gateway {

class DevelopmentIssuer {
 public:
  // `targets` is asked each time the page is shown. `key_file`: PEM, RSA or EC P-256, with jwks.json beside it
  // (.ci/common.sh, make_issuer). INVALID_ARGUMENT if they are none. Of the options: issuer, audience, client_id,
  // origin, cookie_keys_file. `clock` must outlive this.
  static absl::StatusOr<std::unique_ptr<DevelopmentIssuer>> Create(const SignInOptions& options,
                                                                   const std::filesystem::path& key_file,
                                                                   FindRoleTargets targets, const base::Clock& clock);
  ~DevelopmentIssuer();

  // "/dev/.well-known/openid-configuration", "/dev/authorize", "/dev/token", "/dev/jwks". They must not outlive this.
  Routes routes();

  // For SignInOptions::discovery_url.
  static std::string DiscoveryUrl(const std::string& origin);
  // What SignIn reaches it with: the pages themselves, on the caller's thread. Must not outlive this.
  Fetch fetch();

 private:
  struct Parts;
  explicit DevelopmentIssuer(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace pepiniere::gateway
