#include "services/gateway/signin/sessions.h"

#include <algorithm>
#include <utility>

#include "absl/strings/escaping.h"
#include "services/aip/errors.h"
#include "services/base/try.h"
#include "services/gateway/signin/cookies.h"

namespace pepiniere::gateway {
namespace {

constexpr int kMaxHops = 4;

}  // namespace

absl::StatusOr<Session> Sessions::Begin(const Grant& grant, std::string name) const {
  PEP_ASSIGN(CheckedAccess access, checks_.Access(grant.access_token));
  const absl::Time now = clock_.Now();
  // A token that lives shorter than the margin is used for half its life.
  const absl::Duration margin = std::min(options_.renew_before, (access.expires - now) / 2);
  return Session{.access_token = grant.access_token,
                 .refresh_token = grant.refresh_token,
                 .id_token = grant.id_token,
                 .subject = std::move(access.subject),
                 .name = std::move(name),
                 .renew_at = access.expires - margin,
                 .expires = access.expires,
                 .until = now + options_.session_lifetime};
}

absl::StatusOr<std::vector<std::string>> Sessions::Keep(const Request& request, Session session) const {
  for (const bool whole : {true, false}) {
    if (!whole) session.id_token.clear();
    if (auto fields = KeepCookie(request, kSessionCookie, Seal(sealer_, session))) return *std::move(fields);
  }
  return absl::FailedPreconditionError("the provider's tokens are too long for a browser's cookies");
}

std::optional<Session> Sessions::Open(const Request& request) const {
  const std::string sealed = ReadCookie(request, kSessionCookie);
  std::optional<Session> session = sealed.empty() ? std::nullopt : OpenSession(sealer_, sealed);
  return session && clock_.Now() < session->until ? session : std::nullopt;
}

absl::StatusOr<Sessions::Found> Sessions::Find(const Request& request) {
  const Found over{std::nullopt, TakeBackCookie(request, kSessionCookie)};
  Found found{Open(request), {}};
  if (!found.session) return over;
  const absl::Time now = clock_.Now();
  const auto due = [&] { return now >= found.session->renew_at && !found.session->refresh_token.empty(); };
  // May happen more than once, for a browser that still sends an older cookie.
  for (int hop = 0; hop < kMaxHops && due(); ++hop) {
    Renewals::Result renewal =
        renewals_.Once(found.session->refresh_token, [&] { return Renew(request, *found.session); });
    if (absl::IsUnavailable(renewal.status())) break;
    if (!renewal.ok()) return over;
    found = {std::move(renewal->session), std::move(renewal->set_cookies)};
  }
  if (now < found.session->expires) return found;
  if (found.session->refresh_token.empty()) return over;
  return aip::Failure(absl::StatusCode::kUnavailable, "PROVIDER_UNAVAILABLE",
                      "the session must be renewed, and the identity provider does not answer: try again in a moment");
}

Renewals::Result Sessions::Renew(const Request& request, const Session& old) const {
  const auto renew = [&]() -> Renewals::Result {
    PEP_ASSIGN(Grant grant, provider_.Refresh(old.refresh_token));
    if (grant.refresh_token.empty()) grant.refresh_token = old.refresh_token;
    if (grant.id_token.empty()) grant.id_token = old.id_token;
    PEP_ASSIGN(Session session, Begin(grant, old.name));
    if (session.subject != old.subject) return absl::PermissionDeniedError("the new token is somebody else's");
    session.until = old.until;
    PEP_ASSIGN(std::vector<std::string> fields, Keep(request, session));
    return Renewal{std::move(session), std::move(fields)};
  };
  Renewals::Result renewal = renew();
  if (!renewal.ok() && log_) {
    const std::string why = absl::CHexEscape(renewal.status().message());
    log_->Event(rpc::Severity::kWarning, "a session is not renewed", {{"error", why}});
  }
  return renewal;
}

}  // namespace pepiniere::gateway
