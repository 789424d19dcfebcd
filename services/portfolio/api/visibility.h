// Who sees what of a project is not open data: whoever holds a role on what contains it.
#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
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
  // The same, of a project known by its id alone.
  absl::Status RestrictOf(const std::string& project, google::protobuf::Message& message);

 private:
  absl::StatusOr<bool> Sees(const Project& project);

  const Context& context_;
  const rpc::CallScope& call_;
  std::optional<OrganisationTree> organisations_;
};

}  // namespace pepiniere::portfolio::api
