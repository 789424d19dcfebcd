#include "services/pepiniered/persons.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "absl/time/clock.h"
#include "clients/cpp/status.h"
#include "pepiniere/access/v1/access_service.grpc.pb.h"
#include "services/aip/errors.h"
#include "services/aip/values.h"
#include "services/base/try.h"
#include "services/rpc/peer_call.h"

namespace pepiniere {
namespace {

using access::v1::AccessService;

constexpr absl::Duration kPatience = absl::Seconds(2);
// Between two questions about one whose last answer is old.
constexpr absl::Duration kAskAgain = absl::Seconds(5);
constexpr absl::Duration kBetweenComplaints = absl::Minutes(1);
constexpr std::string_view kErased = "SIGN_IN_ERASED";

absl::Status SignInErased() {
  return aip::Unauthenticated(kErased, "signed in before this person was erased: sign in again");
}

}  // namespace

void Persons::Follow(std::shared_ptr<grpc::Channel> access, rpc::Log& log) {
  access_.Open(std::move(access));
  const std::lock_guard lock(mutex_);
  log_ = &log;
}

absl::StatusOr<std::string> Persons::PersonOf(const identity::Principal& caller, absl::Time now) {
  const Subject subject(caller.issuer, caller.subject);
  const absl::Time issued = caller.issued_at.value_or(absl::InfinitePast());
  std::optional<std::string> old;
  std::uint64_t forgotten = 0;
  {
    const std::lock_guard lock(mutex_);
    forgotten = forgotten_;
    const auto refused = refused_.find(subject);
    if (refused != refused_.end() && issued <= refused->second) return SignInErased();
    const auto found = known_.find(subject);
    if (found != known_.end() && now < found->second.forget_at && issued >= found->second.issued) {
      Known& known = found->second;
      if (now < known.ask_at) return known.person;
      known.ask_at = now + kAskAgain;  // others make do with the old answer while this call asks
      old = known.person;
    }
  }
  absl::StatusOr<std::string> person = Ask(caller);
  if (clients::Reason(person.status()) == kErased) {
    const std::lock_guard lock(mutex_);
    MakeRoom(refused_, subject);
    absl::Time& until = refused_.try_emplace(subject, issued).first->second;
    until = std::max(until, issued);
    return SignInErased();
  }
  if (!person.ok()) {
    Complain(person.status(), now);
    if (old) return *std::move(old);
    return person;
  }
  const std::lock_guard lock(mutex_);
  if (forgotten != forgotten_) return person;  // it was asked before somebody was erased
  MakeRoom(known_, subject);
  known_[subject] = {.person = *person, .issued = issued, .ask_at = now + kFresh, .forget_at = now + kFresh + kGrace};
  return person;
}

void Persons::Forget() {
  const std::lock_guard lock(mutex_);
  ++forgotten_;
  known_.clear();
}

absl::StatusOr<std::string> Persons::Ask(const identity::Principal& caller) const {
  PEP_ASSIGN(const auto channel, access_.channel());
  access::v1::IdentifyPersonRequest request;
  request.set_issuer(caller.issuer);
  request.set_subject(caller.subject);
  request.set_display_name(caller.claims.name);
  request.set_email(caller.claims.email);
  if (caller.issued_at) *request.mutable_issue_time() = aip::ToProto(*caller.issued_at);
  access::v1::Person person;
  grpc::ClientContext context;
  context.set_deadline(absl::ToChronoTime(absl::Now() + kPatience));
  PEP_ASSIGN(const grpc::Status status, rpc::PeerCall::Await([&] {
               return AccessService::NewStub(channel)->IdentifyPerson(&context, request, &person);
             }));
  const absl::Status told = clients::FromGrpc(status);
  // Of a certificate that is linked to nobody, or whose name could be linked to nobody.
  const bool nobodys = absl::IsNotFound(told) || absl::IsInvalidArgument(told);
  if (nobodys && caller.issuer == identity::CertificateIssuer()) return std::string();
  // That this process is unknown there tells nothing of the caller.
  if (absl::IsUnauthenticated(told)) return absl::InternalError(told.message());
  PEP_TRY(told);
  if (!person.name().starts_with(identity::kPersons)) return absl::InternalError("the access service names nobody");
  return person.name();
}

void Persons::Complain(const absl::Status& status, absl::Time now) {
  const std::lock_guard lock(mutex_);
  if (log_ == nullptr || now < complain_at_) return;
  complain_at_ = now + kBetweenComplaints;
  log_->Event(rpc::Severity::kWarning, "who signs in is not known: the access service does not say",
              {{"status", status.ToString()}});
}

}  // namespace pepiniere
