#include "services/portfolio/api/visibility.h"

#include <algorithm>
#include <vector>

#include "services/base/try.h"
#include "services/portfolio/api/containers.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/store/directory_store.h"
#include "services/portfolio/store/lesson_store.h"
#include "services/portfolio/store/project_store.h"
#include "services/rpc/redaction.h"

namespace pepiniere::portfolio::api {
namespace {

void Conceal(v1::Project& message) {
  if (!message.has_outcome()) return;
  message.mutable_outcome()->clear_reason();
  message.mutable_outcome()->clear_lessons();
}

}  // namespace

absl::Status Visibility::Restrict(const Project& project, google::protobuf::Message& message) {
  if (call_.principal().anonymous()) return absl::OkStatus();
  PEP_ASSIGN(const bool sees, Sees(project));
  if (!sees) rpc::Redact(message);
  return absl::OkStatus();
}

absl::Status Visibility::Restrict(const Project& project, v1::Project& message) {
  if (call_.principal().CoversAny({message.name()})) return absl::OkStatus();
  PEP_ASSIGN(const bool sees, Sees(project));
  if (sees) return absl::OkStatus();
  rpc::Redact(message);
  const bool confidential_now = std::ranges::find(confidential_now_, message.name()) != confidential_now_.end();
  if (project.outcome.lessons_confidential || confidential_now) Conceal(message);
  return absl::OkStatus();
}

absl::Status Visibility::HoldToPresent(const std::vector<std::string>& projects) {
  if (SeesEverything(call_)) return absl::OkStatus();
  PEP_ASSIGN(const std::vector<std::string> ids, store::ConfidentialAmong(context_.db, call_.deadline(), projects));
  for (const std::string& id : ids) confidential_now_.push_back(kProject.Format({id}));
  return absl::OkStatus();
}

absl::Status Visibility::RestrictOf(const std::string& project, google::protobuf::Message& message) {
  if (call_.principal().anonymous() || SeesEverything(call_)) return absl::OkStatus();
  PEP_ASSIGN(const std::vector<std::string> containers, store::ContainersOf(context_.db, call_.deadline(), project));
  if (!call_.principal().CoversAny(containers)) rpc::Redact(message);
  return absl::OkStatus();
}

absl::StatusOr<bool> Visibility::Sees(const Project& project) {
  if (call_.principal().anonymous()) return false;
  if (SeesEverything(call_)) return true;
  std::vector<std::string> containers = {kIncubator.Format({project.primary_incubator})};
  for (const std::string& id : project.other_incubators) containers.push_back(kIncubator.Format({id}));
  if (call_.principal().Holds(rpc::v1::ROLE_MINISTRY)) {
    if (!organisations_) {
      PEP_ASSIGN(organisations_, store::LoadOrganisationTree(context_.db, call_.deadline()));
    }
    for (const std::string& sponsor : project.sponsors) {
      for (const std::string& id : organisations_->SelfAndAncestors(sponsor)) {
        containers.push_back(kOrganisation.Format({id}));
      }
    }
  }
  return call_.principal().CoversAny(containers);
}

absl::Status Visibility::RestrictCommittee(v1::Committee& committee) {
  if (call_.principal().anonymous() || SeesEverything(call_)) return absl::OkStatus();
  const std::string incubator = IdOf(committee.incubator());
  auto seen = incubators_.find(incubator);
  if (seen == incubators_.end()) {
    PEP_ASSIGN(const bool sees, SeesIncubator(incubator));
    seen = incubators_.emplace(incubator, sees).first;
  }
  if (seen->second) return absl::OkStatus();
  google::protobuf::RepeatedPtrField<v1::Hearing> hearings;
  hearings.Swap(committee.mutable_hearings());
  rpc::Redact(committee);
  for (v1::Hearing& hearing : hearings) PEP_TRY(RestrictOf(IdOf(hearing.project()), hearing));
  committee.mutable_hearings()->Swap(&hearings);
  return absl::OkStatus();
}

absl::StatusOr<bool> Visibility::SeesIncubator(const std::string& incubator) {
  if (incubator.empty()) return false;
  const std::string name = kIncubator.Format({incubator});
  PEP_ASSIGN(std::vector<std::string> containers, ContainersOf(context_, call_, name));
  containers.push_back(name);
  return call_.principal().CoversAny(containers);
}

}  // namespace pepiniere::portfolio::api
