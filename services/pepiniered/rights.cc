#include "services/pepiniered/rights.h"

#include <string>
#include <utility>

#include "absl/time/clock.h"

namespace pepiniere {
namespace {

// For the access service to be heard, before others are served without it.
constexpr absl::Duration kPatience = absl::Seconds(30);

}  // namespace

void Rights::Follow(const std::shared_ptr<grpc::Channel>& access, rpc::Server& server) {
  mirror::MirrorOptions options;
  options.tell = [&log = server.log()](bool fresh, const absl::Status& why) {
    if (fresh) return log.Event(rpc::Severity::kInfo, "who may do what is known");
    log.Event(rpc::Severity::kWarning,
              "who may do what is not known: the access service is not heard, and whoever is signed in is refused",
              {{"status", why.ToString()}});
  };
  auto given = std::make_shared<mirror::GivenRoles>(access, std::move(options));
  server.AddGauge("pepiniere_access_copy_age_seconds", "How old this process's copy of the access bindings is at most.",
                  [given] { return absl::ToDoubleSeconds(given->Age()); });
  given->Start();
  const std::lock_guard lock(mutex_);
  given_ = std::move(given);
  since_ = absl::Now();
}

absl::Status Rights::Ready() {
  const std::lock_guard lock(mutex_);
  ready_ = ready_ || (given_ && given_->Age() <= mirror::GivenRoles::kLimit) || absl::Now() - since_ > kPatience;
  return ready_ ? absl::OkStatus() : absl::UnavailableError("who may do what is not known yet");
}

void Rights::Stop() {
  if (const auto given = this->given()) given->Stop();
}

absl::StatusOr<std::vector<identity::Binding>> Rights::BindingsOf(std::string_view principal, absl::Time now) {
  const auto given = this->given();
  if (!given) return absl::UnavailableError("the access service was not heard yet");
  return given->BindingsOf(principal, now);
}

bool Rights::WaitFor(std::string_view name, bool revoked, absl::Duration patience) const {
  const auto given = this->given();
  return given && given->WaitFor(name, revoked, patience);
}

std::shared_ptr<mirror::GivenRoles> Rights::given() const {
  const std::lock_guard lock(mutex_);
  return given_;
}

}  // namespace pepiniere
