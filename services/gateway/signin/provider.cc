#include "services/gateway/signin/provider.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "absl/strings/escaping.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/gateway/signin/form.h"
#include "services/gateway/signin/secrets.h"
#include "services/json/json.h"

namespace pepiniere::gateway {
namespace {

using base::Concat;
using json::Json;
using json::TextAt;

constexpr absl::Duration kRenewDescription = absl::Hours(1);
// After a failed fetch: use the old description for so long, so that not every request waits for a time-out.
constexpr absl::Duration kRetryDescription = absl::Seconds(3);

constexpr std::size_t kMaxWordsBytes = 300;

// What a provider says for itself, to be logged.
std::string Words(const Json& reply) {
  return Concat(TextAt(reply, "error"), " ", TextAt(reply, "error_description")).substr(0, kMaxWordsBytes);
}

std::string Callback(const SignInOptions& options) { return options.origin + "/auth/callback"; }

bool Lists(const Json& description, const char* member, std::string_view value) {
  const Json* list = json::ListAt(description, member);
  return list != nullptr && std::ranges::find(*list, Json(value)) != list->end();
}

}  // namespace

struct Provider::Description {
  std::string authorization, token, keys, end_session;
  bool secret_in_form = false;  // rather than in an Authorization header
};

Provider::Provider(SignInOptions options, std::string client_secret, Fetch fetch, const base::Clock& clock)
    : options_(std::move(options)), secret_(std::move(client_secret)), fetch_(std::move(fetch)), clock_(clock) {}
Provider::~Provider() = default;

absl::StatusOr<std::string> Provider::Get(const std::string& url) const {
  PEP_ASSIGN(identity::HttpReply reply, fetch_({.url = url, .ca_file = options_.issuer_ca_file}));
  if (reply.status != 200) return absl::UnavailableError(Concat(url, " answers ", reply.status));
  return std::move(reply.body);
}

absl::StatusOr<Provider::DescriptionPtr> Provider::AskForDescription() const {
  PEP_ASSIGN(const std::string text, Get(options_.discovery_url));
  const Json object = json::ParseObject(text).value_or(Json());
  if (TextAt(object, "issuer") != options_.issuer) {
    return absl::FailedPreconditionError(Concat("what ", options_.discovery_url, " serves describes the issuer \"",
                                                TextAt(object, "issuer"), "\", not ", options_.issuer));
  }
  Description description{.authorization = TextAt(object, "authorization_endpoint"),
                          .token = TextAt(object, "token_endpoint"),
                          .keys = TextAt(object, "jwks_uri"),
                          .end_session = TextAt(object, "end_session_endpoint")};
  for (const std::string* url : {&description.authorization, &description.token, &description.keys}) {
    if (!identity::MayCarryKeys(*url)) {
      return absl::FailedPreconditionError(Concat(options_.issuer, " leads to \"", *url, "\", which is not https"));
    }
  }
  constexpr char kMethods[] = "token_endpoint_auth_methods_supported";
  description.secret_in_form =
      Lists(object, kMethods, "client_secret_post") && !Lists(object, kMethods, "client_secret_basic");
  return std::make_shared<const Description>(std::move(description));
}

absl::StatusOr<Provider::DescriptionPtr> Provider::Describe() {
  std::lock_guard lock(mutex_);
  if (clock_.Now() >= fetch_again_) {
    absl::StatusOr<DescriptionPtr> fresh = AskForDescription();
    fetch_again_ = clock_.Now() + (fresh.ok() ? kRenewDescription : kRetryDescription);
    failure_ = fresh.status();
    if (fresh.ok()) description_ = *std::move(fresh);
  }
  if (!description_) return failure_;
  return description_;
}

absl::StatusOr<std::string> Provider::AuthorizationUrl(const PendingLogin& login) {
  PEP_ASSIGN(const DescriptionPtr description, Describe());
  const bool offline = Concat(" ", options_.scopes, " ").find(" offline_access ") != std::string::npos;
  return Form()
      .With("response_type", "code")
      .With("client_id", options_.client_id)
      .With("redirect_uri", Callback(options_))
      .With("scope", options_.scopes)
      .With("resource", options_.resource)
      .With("state", login.state)
      .With("nonce", login.nonce)
      .With("code_challenge", ChallengeOf(login.verifier))
      .With("code_challenge_method", "S256")
      .With("prompt", offline ? "consent" : "")
      .Behind(description->authorization);
}

absl::StatusOr<Grant> Provider::Redeem(const std::string& code, const std::string& verifier) {
  return Ask(Form()
                 .With("grant_type", "authorization_code")
                 .With("code", code)
                 .With("redirect_uri", Callback(options_))
                 .With("code_verifier", verifier)
                 .With("resource", options_.resource));
}

absl::StatusOr<Grant> Provider::Refresh(const std::string& refresh_token) {
  return Ask(Form()
                 .With("grant_type", "refresh_token")
                 .With("refresh_token", refresh_token)
                 .With("resource", options_.resource));
}

absl::StatusOr<Grant> Provider::Ask(Form form) {
  const absl::StatusOr<DescriptionPtr> described = Describe();
  // A provider whose description is wrong now has not refused the tokens: this is UNAVAILABLE, not PERMISSION_DENIED.
  if (!described.ok()) return absl::UnavailableError(described.status().message());
  const DescriptionPtr& description = *described;
  identity::HttpRequest request{.url = description->token, .ca_file = options_.issuer_ca_file};
  if (secret_.empty() || description->secret_in_form) {
    form = std::move(form).With("client_id", options_.client_id).With("client_secret", secret_);
  } else {
    request.authorization =
        "Basic " + absl::Base64Escape(Concat(PercentEncode(options_.client_id), ":", PercentEncode(secret_)));
  }
  request.form = form.text();
  PEP_ASSIGN(const identity::HttpReply reply, fetch_(request));
  const Json answer = json::ParseObject(reply.body).value_or(Json());
  if (reply.status == 200 && !TextAt(answer, "access_token").empty()) {
    return Grant{TextAt(answer, "access_token"), TextAt(answer, "refresh_token"), TextAt(answer, "id_token")};
  }
  if ((reply.status == 400 || reply.status == 401) && !TextAt(answer, "error").empty()) {
    return absl::PermissionDeniedError(Concat("the provider refuses: ", Words(answer)));
  }
  return absl::UnavailableError(Concat(description->token, " answers ", reply.status, " ", Words(answer)));
}

std::optional<std::string> Provider::EndSessionUrl(const std::string& id_token) {
  const auto description = Describe();
  if (!description.ok() || (*description)->end_session.empty()) return std::nullopt;
  return Form()
      .With("id_token_hint", id_token)
      .With("client_id", options_.client_id)
      .With("post_logout_redirect_uri", options_.origin + "/")
      .Behind((*description)->end_session);
}

absl::StatusOr<std::string> Provider::Keys() {
  PEP_ASSIGN(const DescriptionPtr description, Describe());
  return Get(description->keys);
}

}  // namespace pepiniere::gateway
