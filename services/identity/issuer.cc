#include "services/identity/issuer.h"

#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/try.h"
#include "services/identity/http.h"
#include "services/json/json.h"

namespace pepiniere::identity {
namespace {

std::string DescriptionUrl(std::string issuer) {
  if (issuer.ends_with('/')) issuer.pop_back();
  return issuer + "/.well-known/openid-configuration";
}

absl::StatusOr<std::string> JwksUri(const std::string& issuer, const std::string& text) {
  const json::Json description = json::ParseObject(text).value_or(json::Json());
  const std::string described = json::TextAt(description, "issuer");
  if (described != issuer) {
    return absl::FailedPreconditionError(
        absl::StrCat("what ", issuer, " serves describes the issuer \"", described, "\""));
  }
  std::string uri = json::TextAt(description, "jwks_uri");
  if (!MayCarryKeys(uri)) {
    return absl::FailedPreconditionError(absl::StrCat(issuer, " has its keys at \"", uri, "\", which is not https"));
  }
  return uri;
}

}  // namespace

KeySource KeysFromIssuer(std::string issuer, std::string ca_file) {
  return [issuer = std::move(issuer), ca_file = std::move(ca_file)]() -> absl::StatusOr<std::string> {
    PEP_ASSIGN(const std::string description, HttpGet(DescriptionUrl(issuer), ca_file));
    PEP_ASSIGN(const std::string uri, JwksUri(issuer, description));
    return HttpGet(uri, ca_file);
  };
}

}  // namespace pepiniere::identity
