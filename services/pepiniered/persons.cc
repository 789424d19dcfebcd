#include "services/pepiniered/persons.h"

#include <optional>

#include "absl/time/clock.h"
#include "clients/cpp/status.h"
#include "pepiniere/access/v1/access_service.grpc.pb.h"
#include "services/base/try.h"
#include "services/rpc/peer_call.h"

namespace pepiniere {
namespace {

using access::v1::AccessService;

constexpr absl::Duration kPatience = absl::Seconds(2);
// Between two questions about one whose last answer is old.
constexpr absl::Duration kAskAgain = absl::Seconds(5);
constexpr absl::Duration kBetweenComplaints = absl::Minutes(1);

}  // namespace

void Persons::Follow(std::shared_ptr<grpc::Channel> access, rpc::Log& log) {
  access_.Open(std::move(access));
  const std::lock_guard lock(mutex_);
  log_ = &log;
}

absl::StatusOr<std::string> Persons::PersonOf(const identity::Principal& caller, absl::Time now) {
  const Subject subject(caller.issuer, caller.subject);
  std::optional<std::string> old;
  {
    const std::lock_guard lock(mutex_);
    const auto found = known_.find(subject);
    if (found != known_.end() && now < found->second.forget_at) {
      Known& known = found->second;
      if (now < known.ask_at) return known.person;
      known.ask_at = now + kAskAgain;  // others make do with the old answer while this call asks
      old = known.person;
    }
  }
  absl::StatusOr<std::string> person = Ask(caller);
  if (!person.ok()) {
    Complain(person.status(), now);
    if (old) return *std::move(old);
    return person;
  }
  const std::lock_guard lock(mutex_);
  if (known_.size() >= most_ && !known_.contains(subject)) known_.clear();
  known_[subject] = {.person = *person, .ask_at = now + kFresh, .forget_at = now + kFresh + kGrace};
  return person;
}

absl::StatusOr<std::string> Persons::Ask(const identity::Principal& caller) const {
  PEP_ASSIGN(const auto channel, access_.channel());
  access::v1::IdentifyPersonRequest request;
  request.set_issuer(caller.issuer);
  request.set_subject(caller.subject);
  request.set_display_name(caller.claims.name);
  request.set_email(caller.claims.email);
  access::v1::Person person;
  grpc::ClientContext context;
  context.set_deadline(absl::ToChronoTime(absl::Now() + kPatience));
  PEP_ASSIGN(const grpc::Status status, rpc::PeerCall::Await([&] {
               return AccessService::NewStub(channel)->IdentifyPerson(&context, request, &person);
             }));
  const absl::Status told = clients::FromGrpc(status);
  // Of a certificate that is linked to nobody, or whose name could be linked to nobody.
  const bool nobodys = absl::IsNotFound(told) || absl::IsInvalidArgument(told);
  if (nobodys && caller.issuer == identity::kCertificateIssuer) return std::string();
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
