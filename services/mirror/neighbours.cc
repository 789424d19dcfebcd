#include "services/mirror/neighbours.h"

#include <utility>

#include "services/aip/errors.h"
#include "services/base/try.h"

namespace pepiniere::mirror {
namespace {

absl::Status NotHeard(const char* what) {
  return aip::Failure(absl::StatusCode::kUnavailable, "SERVICE_OUT_OF_REACH", what);
}

}  // namespace

void Neighbours::Follow(const std::shared_ptr<grpc::Channel>& portfolio, const std::shared_ptr<grpc::Channel>& access) {
  auto ancestors = std::make_shared<Ancestors>(portfolio);
  auto consents = std::make_shared<Consents>(access);
  ancestors->Start();
  consents->Start();
  const std::lock_guard lock(mutex_);
  ancestors_ = std::move(ancestors);
  consents_ = std::move(consents);
}

void Neighbours::Stop() {
  const std::lock_guard lock(mutex_);
  if (const auto ancestors = std::exchange(ancestors_, nullptr)) ancestors->Stop();
  if (const auto consents = std::exchange(consents_, nullptr)) consents->Stop();
}

absl::StatusOr<std::vector<std::string>> Neighbours::SelfAndAbove(std::string_view organisation) const {
  const auto ancestors = this->ancestors();
  if (!ancestors) return NotHeard("what organisations lie below is not known yet");
  PEP_ASSIGN(const auto places, ancestors->SelfAndAbove(organisation, kLimit));
  std::vector<std::string> names;
  for (const Place& place : places) names.push_back(place.name);
  return names;
}

absl::StatusOr<std::vector<std::string>> Neighbours::SelfAndBelow(std::string_view organisation) const {
  const auto ancestors = this->ancestors();
  if (!ancestors) return NotHeard("what organisations lie below is not known yet");
  return ancestors->SelfAndBelow(organisation, kLimit);
}

absl::StatusOr<std::vector<std::string>> Neighbours::Agreeing(std::string_view purpose) const {
  const auto consents = this->consents();
  if (!consents) return NotHeard("who consents to what is not known yet");
  return consents->Agreeing(purpose, kLimit);
}

absl::StatusOr<bool> Neighbours::Agrees(std::string_view person, std::string_view purpose) const {
  const auto consents = this->consents();
  if (!consents) return NotHeard("who consents to what is not known yet");
  return consents->Agrees(person, purpose, kLimit);
}

std::shared_ptr<Ancestors> Neighbours::ancestors() const {
  const std::lock_guard lock(mutex_);
  return ancestors_;
}

std::shared_ptr<Consents> Neighbours::consents() const {
  const std::lock_guard lock(mutex_);
  return consents_;
}

}  // namespace pepiniere::mirror
