#include "services/rpc/call.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/hash/hash.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "services/aip/bounds.h"
#include "services/aip/contract_check.h"
#include "services/aip/errors.h"
#include "services/aip/field_mask.h"
#include "services/aip/redaction.h"
#include "services/aip/size_limits.h"
#include "services/base/try.h"
#include "services/rpc/authenticator.h"
#include "services/rpc/grpc_status.h"
#include "services/rpc/log.h"
#include "services/rpc/metadata.h"
#include "services/rpc/metrics.h"
#include "services/rpc/rate_limiter.h"
#include "services/rpc/trace_id.h"

namespace pepiniere::rpc {
namespace {

constexpr std::int64_t kHour = 3600;  // in seconds

absl::Time Deadline(const grpc::CallbackServerContext& context, absl::Time now, absl::Duration unset,
                    absl::Duration cap) {
  const auto asked = context.deadline();
  if (asked == std::chrono::system_clock::time_point::max()) return now + unset;
  return std::min(absl::FromChrono(asked), now + cap);
}

// The address that a call comes from. A gateway in this process says whom it speaks for, and nobody else is believed;
// empty if it speaks for itself.
std::string Address(const grpc::CallbackServerContext& context) {
  if (IsInProcess(context)) return std::string(Header(context, kClientAddress));
  const std::string peer = context.peer();  // "ipv4:192.0.2.1:40312", "ipv6:%5B2001:db8::1%5D:40312", "unix:"
  return peer.substr(0, peer.rfind(':'));
}

// Whose calls are counted together: somebody's, or what comes from one address without a name. What this process asks
// of itself is free, and so is what our services ask.
std::optional<std::string> Payer(const identity::Principal& caller, const grpc::CallbackServerContext& context) {
  if (caller.service()) return std::nullopt;
  if (!caller.anonymous()) return absl::StrCat("caller:", caller.name());
  const std::string address = Address(context);
  if (address.empty()) return std::nullopt;
  return absl::StrCat("peer:", address);
}

// Whose share of the threads and of the watches a call takes, before anybody knows whether its token is good: a
// token's, or an address's. Nobody's in particular if this process asks itself.
std::string Claimant(const grpc::CallbackServerContext& context) {
  const std::string_view token = Header(context, kAuthorization);
  if (!token.empty()) return absl::StrCat("token:", absl::Hash<std::string_view>()(token));
  return Address(context);
}

absl::Status CheckSizes(const MethodInfo& method, const google::protobuf::Message& request) {
  aip::Violations violations;
  aip::CheckSizes(request, "", violations, method.reads ? aip::kReadLimits : aip::kWriteLimits);
  return violations.ToStatus();
}

absl::Status CheckAgainstContract(const MethodInfo& method, const google::protobuf::Message& request) {
  aip::Violations violations;
  for (const auto* field : method.required)
    if (aip::IsMissing(request, field)) violations.Add(field->name(), aip::SayRequired(field));
  aip::CheckRequest(request, violations);
  return violations.ToStatus();
}

}  // namespace

Call::Call(const MountedMethod& method, grpc::CallbackServerContext& context, absl::Duration unset, absl::Duration cap)
    : Call(method, context, absl::Now(), unset, cap) {}

Call::Call(const MountedMethod& method, grpc::CallbackServerContext& context, absl::Time now, absl::Duration unset,
           absl::Duration cap)
    : method_(method),
      context_(context),
      scope_(method.info.full_name, now, Deadline(context, now, unset, cap), TraceId(Header(context, kTraceparent)),
             nullptr, &context),
      caller_(Claimant(context)) {
  method_.metrics->Started();
}

Call::~Call() = default;

absl::Status Call::Enter(const google::protobuf::Message* request) {
  if (scope_.cancelled()) return absl::CancelledError("the client hung up before its call's turn came");
  auto principal = Identify();
  if (!principal.ok()) return principal.status();
  // Nobody else is believed to ask for somebody.
  const bool for_somebody = *principal && (*principal)->service();
  identified_ = *std::move(principal);
  scope_.Identify(identified_, for_somebody ? std::string(Header(context_, kOnBehalfOf)) : "");
  if (absl::Status admitted = Admit(); !admitted.ok()) return admitted;
  PEP_TRY(NameRoles());
  // Before authorization, which looks up what a request names: this is about bytes, and tells nothing of what exists.
  if (request) PEP_TRY(CheckSizes(method_.info, *request));
  bounded_ = true;
  PEP_TRY(Authorize(scope_, method_.info, request, *method_.resolver));
  return request ? CheckAgainstContract(method_.info, *request) : absl::OkStatus();
}

absl::StatusOr<std::shared_ptr<const identity::Principal>> Call::Identify() {
  const auto token = BearerToken(context_);
  if (token && !token->empty() && token->find('.') == token->npos) {
    PEP_ASSIGN(auto owner, method_.resolver->OwnerOf(scope_, *token));
    if (owner) return owner;
  }
  return method_.floor->authenticator->Identify(context_);
}

absl::Status Call::NameRoles() {
  if (!identified_) return absl::OkStatus();
  PEP_ASSIGN(std::vector<identity::Binding> here, RolesHere(*identified_));
  if (here == identified_->bindings) return absl::OkStatus();
  auto caller = std::make_shared<identity::Principal>(*identified_);
  caller->bindings = std::move(here);
  scope_.Identify(std::move(caller), scope_.on_behalf_of());
  return absl::OkStatus();
}

absl::StatusOr<std::vector<identity::Binding>> Call::RolesHere(const identity::Principal& caller) {
  std::vector<identity::Binding> held = caller.bindings;
  if (!held.empty()) {
    PEP_ASSIGN(held, method_.resolver->NamedNow(scope_, std::move(held)));
  }
  if (!method_.info.implied_roles) return held;
  PEP_ASSIGN(std::vector<identity::Binding> implied, method_.resolver->ImpliedRoles(scope_));
  std::ranges::move(implied, std::back_inserter(held));
  return held;
}

absl::Status Call::Check(const google::protobuf::Message& request) {
  if (absl::Status status = Authorize(scope_, method_.info, &request, *method_.resolver); !status.ok()) return status;
  return CheckAgainstContract(method_.info, request);
}

absl::Status Call::CheckNext(google::protobuf::Message& message) {
  PEP_TRY(CheckStillTheSame());
  if (method_.info.resource.empty() && method_.info.reserved.empty()) return absl::OkStatus();
  PEP_TRY(CheckSizes(method_.info, message));
  absl::Status status = Check(message);
  if (!NamesNothing(status)) return status;
  const absl::StatusOr<bool> resolved = Resolve(message);
  return resolved.ok() && *resolved ? Check(message) : status;
}

bool Call::NamesNothing(const absl::Status& status) const {
  if (!bounded_) return false;
  return absl::IsNotFound(status) || absl::IsPermissionDenied(status) || absl::IsInvalidArgument(status);
}

absl::StatusOr<bool> Call::Resolve(google::protobuf::Message& request) {
  return method_.resolver->Resolve(scope_, request);
}

absl::Status Call::CheckStillTheSame() {
  const auto now = Identify();
  if (!now.ok()) return now.status();
  const auto of = [](const std::shared_ptr<const identity::Principal>& caller) -> const identity::Principal& {
    return caller ? *caller : identity::Principal::Anonymous();
  };
  const identity::Principal &then = of(identified_), &is = of(*now);
  bool same = is.subject == then.subject && is.issuer == then.issuer && is.person == then.person &&
              is.bindings == then.bindings;
  if (same && *now) {
    PEP_ASSIGN(const auto here, RolesHere(is));
    same = here == scope_.principal().bindings;
  }
  if (same) return absl::OkStatus();
  return aip::Failure(absl::StatusCode::kUnavailable, "ROLES_CHANGED",
                      "the caller's roles changed: resume from the last token, or begin again");
}

absl::Status Call::Admit() const {
  RateLimiter& limiter = *method_.floor->limiter;
  if (!limiter.enabled()) return absl::OkStatus();
  const auto payer = Payer(scope_.principal(), context_);
  return payer ? limiter.Admit(*payer, scope_.received_at()) : absl::OkStatus();
}

absl::Status Call::Screen(google::protobuf::Message& reply) {
  if (scope_.principal().anonymous() && !method_.info.restricted->empty()) aip::Redact(reply);
  return method_.resolver->Conceal(scope_, reply);
}

grpc::Status Call::Leave(absl::Status status) {
  status_ = std::move(status);
  // The challenge that HTTP asks of a 401, for clients and gateways that look for it.
  if (absl::IsUnauthenticated(status_)) context_.AddTrailingMetadata("www-authenticate", "Bearer");
  return ToGrpc(status_, scope_.trace_id());
}

void Call::Record(std::optional<std::size_t> messages_sent, bool planned) {
  const absl::Duration duration = absl::Now() - scope_.received_at();
  method_.metrics->Finished(status_.code(), duration);
  if (method_.info.unrecorded) {
    // That some call failed in this hour, and how: nothing that a person could be joined to. The place of a line among
    // others tells when it was written, so that one that went well has none.
    if (status_.ok()) return;
    method_.floor->log->Call(
        {.received_at = absl::FromUnixSeconds(absl::ToUnixSeconds(scope_.received_at()) / kHour * kHour),
         .duration = absl::ZeroDuration(),
         .trace_id = "",
         .principal = "",
         .on_behalf_of = "",
         .method = scope_.method(),
         .status = status_,
         .messages_sent = messages_sent,
         .planned = planned});
    return;
  }
  method_.floor->log->Call({.received_at = scope_.received_at(),
                            .duration = duration,
                            .trace_id = scope_.trace_id(),
                            .principal = scope_.principal().name(),
                            .on_behalf_of = scope_.on_behalf_of(),
                            .method = scope_.method(),
                            .status = status_,
                            .request_bytes = request_bytes_,
                            .messages_sent = messages_sent,
                            .planned = planned});
}

}  // namespace pepiniere::rpc
