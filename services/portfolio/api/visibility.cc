#include "services/portfolio/api/visibility.h"

#include <algorithm>
#include <vector>

#include "services/aip/redaction.h"
#include "services/base/try.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/store/lesson_store.h"
#include "services/portfolio/store/reach.h"

namespace pepiniere::portfolio::api {
namespace {

void Conceal(v1::Project& message) {
  if (!message.has_outcome()) return;
  message.mutable_outcome()->clear_reason();
  message.mutable_outcome()->clear_lessons();
}

}  // namespace

bool Prepares(const rpc::CallScope& call, std::string_view incubator) {
  if (resource::IsAdministrator(call)) return true;
  const std::string on = incubator.empty() ? "" : kIncubator.Format({std::string(incubator)});
  return call.principal().Covers(rpc::v1::ROLE_COACH, on);
}

absl::Status Visibility::Expect(const std::vector<std::string>& projects) {
  if (call_.principal().anonymous() || resource::SeesEverything(call_)) return absl::OkStatus();
  PEP_ASSIGN(const store::Containers containers, store::ContainersOfProjects(context_.db, call_.deadline(), projects));
  for (const auto& [id, names] : containers) projects_[id] = call_.principal().SeesAny(names);
  return absl::OkStatus();
}

absl::StatusOr<bool> Visibility::Sees(const std::string& project) {
  if (call_.principal().anonymous()) return false;
  if (resource::SeesEverything(call_)) return true;
  if (!projects_.contains(project)) PEP_TRY(Expect({project}));
  return projects_.at(project);
}

absl::Status Visibility::RestrictOf(const std::string& project, google::protobuf::Message& message) {
  if (call_.principal().anonymous()) return absl::OkStatus();
  PEP_ASSIGN(const bool sees, Sees(project));
  if (!sees) aip::Redact(message);
  return absl::OkStatus();
}

absl::Status Visibility::Restrict(v1::Project& message) {
  PEP_ASSIGN(const bool sees, Sees(aip::IdOf(message.name())));
  if (sees) return absl::OkStatus();
  aip::Redact(message);
  const bool confidential_now = std::ranges::find(confidential_now_, message.name()) != confidential_now_.end();
  if (message.outcome().lessons_confidential() || confidential_now) Conceal(message);
  return absl::OkStatus();
}

absl::Status Visibility::HoldToPresent(const std::vector<std::string>& projects) {
  if (resource::SeesEverything(call_)) return absl::OkStatus();
  PEP_ASSIGN(const std::vector<std::string> ids, store::ConfidentialAmong(context_.db, call_.deadline(), projects));
  for (const std::string& id : ids) confidential_now_.push_back(kProject.Format({id}));
  return absl::OkStatus();
}

absl::Status Visibility::RestrictCommittee(v1::Committee& committee) {
  const std::string incubator = aip::IdOf(committee.incubator());
  if (committee.state() != v1::Committee::STATE_HELD && !Prepares(call_, incubator)) {
    aip::Withhold(committee);
    committee.set_decisions_withheld(true);
  }
  if (call_.principal().anonymous() || resource::SeesEverything(call_)) return absl::OkStatus();
  PEP_ASSIGN(const bool sees, SeesIncubator(incubator));
  if (sees) return absl::OkStatus();
  google::protobuf::RepeatedPtrField<v1::Hearing> hearings;
  hearings.Swap(committee.mutable_hearings());
  aip::Redact(committee);
  std::vector<std::string> heard;
  for (const v1::Hearing& hearing : hearings) heard.push_back(aip::IdOf(hearing.project()));
  PEP_TRY(Expect(heard));
  for (v1::Hearing& hearing : hearings) PEP_TRY(RestrictOf(aip::IdOf(hearing.project()), hearing));
  committee.mutable_hearings()->Swap(&hearings);
  return absl::OkStatus();
}

absl::StatusOr<bool> Visibility::SeesIncubator(const std::string& incubator) {
  if (incubator.empty()) return false;
  const auto known = incubators_.find(incubator);
  if (known != incubators_.end()) return known->second;
  PEP_ASSIGN(store::Containers containers, store::ContainersOfIncubators(context_.db, call_.deadline(), {incubator}));
  return incubators_[incubator] = call_.principal().SeesAny(containers[incubator]);
}

}  // namespace pepiniere::portfolio::api
