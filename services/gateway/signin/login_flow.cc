#include "services/gateway/signin/login_flow.h"

#include <string>
#include <utility>

#include "absl/strings/escaping.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/gateway/signin/cookies.h"
#include "services/gateway/signin/origin.h"
#include "services/gateway/signin/secrets.h"

namespace pepiniere::gateway {
namespace {

// Enough to find one's second factor.
constexpr absl::Duration kPatience = absl::Minutes(10);

constexpr std::size_t kMaxWordsBytes = 200;

void AddCookies(Response& response, std::vector<std::string> fields) {
  for (std::string& field : fields) response.headers.Add("set-cookie", std::move(field));
}

}  // namespace

Response LoginFlow::Begin(const Request& request) const {
  const PendingLogin login{.state = NewSecret(),
                           .nonce = NewSecret(),
                           .verifier = NewSecret(),
                           .return_to = ReturnPath(QueryParameter(request.query, "return_to")),
                           .until = clock_.Now() + kPatience};
  absl::StatusOr<std::string> url = provider_.AuthorizationUrl(login);
  if (!url.ok()) return Failed(url.status());
  auto cookies = KeepCookie(request, kLoginCookie, Seal(sealer_, login), kPatience);
  Response response = Redirect(*std::move(url));
  AddCookies(response, *std::move(cookies));  // a path's bound keeps it short
  return response;
}

Response LoginFlow::Finish(const Request& request) const {
  Response response = Answer(request);
  AddCookies(response, TakeBackCookie(request, kLoginCookie));
  return response;
}

Response LoginFlow::Answer(const Request& request) const {
  const auto login = OpenPendingLogin(sealer_, ReadCookie(request, kLoginCookie));
  const auto said = [&](const char* name) { return QueryParameter(request.query, name); };
  if (!login || clock_.Now() >= login->until || !SameSecret(said("state"), login->state)) {
    return FailurePage(LoginFailure::kNotBegunHere);
  }
  // RFC 9207: an answer of another provider that this browser was lured to.
  if (const std::string issuer = said("iss"); !issuer.empty() && issuer != options_.issuer) {
    return Failed(LoginFailure::kNotUnderstood, "the answer names another issuer");
  }
  if (const std::string error = said("error"); !error.empty()) {
    const bool declined = error == "access_denied" || error == "login_required" || error == "consent_required";
    return Failed(declined ? LoginFailure::kDeclined : LoginFailure::kNotUnderstood,
                  base::Concat("the provider answers ", error, " ", said("error_description")));
  }
  absl::StatusOr<std::vector<std::string>> cookies = SignIn(request, *login, said("code"));
  if (!cookies.ok()) return Failed(cookies.status());
  Response response = Redirect(login->return_to);
  AddCookies(response, *std::move(cookies));
  return response;
}

absl::StatusOr<std::vector<std::string>> LoginFlow::SignIn(const Request& request, const PendingLogin& login,
                                                           const std::string& code) const {
  PEP_ASSIGN(const Grant grant, provider_.Redeem(code, login.verifier));
  PEP_ASSIGN(std::string name, checks_.Name(grant.id_token, login.nonce));
  PEP_ASSIGN(Session session, sessions_.Begin(grant, std::move(name)));
  return sessions_.Keep(request, std::move(session));
}

Response LoginFlow::Failed(const absl::Status& status) const {
  const std::string why = base::Concat(absl::StatusCodeToString(status.code()), ": ", std::string(status.message()));
  return Failed(absl::IsUnavailable(status) ? LoginFailure::kUnreachable : LoginFailure::kNotUnderstood, why);
}

Response LoginFlow::Failed(LoginFailure failure, std::string_view why) const {
  // A stranger may have written it.
  const std::string words = absl::CHexEscape(base::Absl(why.substr(0, kMaxWordsBytes)));
  if (log_) log_->Event(rpc::Severity::kWarning, "a sign-in failed", {{"error", words}});
  return FailurePage(failure);
}

}  // namespace pepiniere::gateway
