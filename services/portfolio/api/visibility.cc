#include "services/portfolio/api/visibility.h"

#include <vector>

#include "services/base/try.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/store/directory_store.h"
#include "services/portfolio/store/project_store.h"
#include "services/rpc/redaction.h"

namespace pepiniere::portfolio::api {

absl::Status Visibility::Restrict(const Project& project, google::protobuf::Message& message) {
  if (call_.principal().anonymous()) return absl::OkStatus();
  PEP_ASSIGN(const bool sees, Sees(project));
  if (!sees) rpc::Redact(message);
  return absl::OkStatus();
}

absl::Status Visibility::RestrictOf(const std::string& project, google::protobuf::Message& message) {
  if (call_.principal().anonymous() || SeesEverything(call_)) return absl::OkStatus();
  PEP_ASSIGN(const std::vector<std::string> containers, store::ContainersOf(context_.db, call_.deadline(), project));
  if (!call_.principal().CoversAny(containers)) rpc::Redact(message);
  return absl::OkStatus();
}

absl::StatusOr<bool> Visibility::Sees(const Project& project) {
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

}  // namespace pepiniere::portfolio::api
