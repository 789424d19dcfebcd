// Bearer tokens: those that a development issuer lets pep make for itself, and what any of them says.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "clients/pep/kit/messages.h"

namespace pepiniere::pep {

// The issuer that ./run makes for a workstation: a key that we may sign with. Servers elsewhere have none.
struct DevelopmentIssuer {
  std::filesystem::path key_file;  // PEM, RSA or EC P-256; jwks.json beside it names the key
  std::string issuer;
  std::string audience;

  // $PEP_DEV_ISSUER_KEY, else issuer/key.pem beside $PEP_CONFIG_DIR, else ./.data/issuer/key.pem: the first that
  // exists. $PEP_DEV_ISSUER and $PEP_DEV_AUDIENCE say otherwise who issues and to whom.
  static std::optional<DevelopmentIssuer> Find(const Environment& environment);
};

// What a token is to say; "coach@incubators/x" is a role held on a resource.
struct Claims {
  std::string subject;
  std::string issuer;
  std::string audience;
  std::vector<std::string> roles;
  std::string name = {}, email = {};  // of whom it is; empty: it says nothing of it
  absl::Time issued_at;
  absl::Time expires_at;
};

// A JWT signed with the issuer's key: RS256 or ES256, as the key is.
absl::StatusOr<std::string> SignToken(const DevelopmentIssuer& issuer, const Claims& claims);

// What a token says, unverified: that is the server's business. None when it is not a JWT.
std::optional<Claims> ReadToken(std::string_view token);

}  // namespace pepiniere::pep
