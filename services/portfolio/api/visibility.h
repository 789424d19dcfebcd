// Who sees what of a project is not open data: whoever holds a role on what contains it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "pepiniere/portfolio/v1/committee.pb.h"
#include "pepiniere/portfolio/v1/project.pb.h"
#include "services/portfolio/api/context.h"
#include "services/portfolio/domain/organisation_tree.h"
#include "services/portfolio/domain/project.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::portfolio::api {

// One a call; reads the tree of organisations once, if the caller's role needs it.
class Visibility {
 public:
  Visibility(const Context& context, const rpc::CallScope& call) : context_(context), call_(call) {}

  // Blanks what the caller may not see of it. (The dispatcher does so by itself for anonymous callers.)
  absl::Status Restrict(const Project& project, google::protobuf::Message& message);
  // The same of the project itself, whose lessons may be confidential.
  absl::Status Restrict(const Project& project, v1::Project& message);
  // The same, of a project known by its id alone.
  absl::Status RestrictOf(const std::string& project, google::protobuf::Message& message);
  // To call before projects, given by their ids, are shown as they were known to be: what is confidential now is so
  // whenever it was said.
  absl::Status HoldToPresent(const std::vector<std::string>& projects);
  // A committee is seen by its incubator, the programme's by nobody in particular; what it says of a project, by
  // whoever sees the project.
  absl::Status RestrictCommittee(v1::Committee& committee);

 private:
  absl::StatusOr<bool> Sees(const Project& project);
  absl::StatusOr<bool> SeesIncubator(const std::string& incubator);

  const Context& context_;
  const rpc::CallScope& call_;
  std::optional<OrganisationTree> organisations_;
  std::vector<std::string> confidential_now_;  // names
  std::map<std::string, bool> incubators_;     // whether the caller sees what each keeps for itself
};

}  // namespace pepiniere::portfolio::api
