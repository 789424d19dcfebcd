// The standard methods of projects.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "pepiniere/portfolio/v1/portfolio_service.pb.h"
#include "services/base/stored.h"
#include "services/portfolio/api/context.h"
#include "services/portfolio/domain/project.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::portfolio::api {

class Projects {
 public:
  explicit Projects(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

  absl::StatusOr<v1::Project> Get(rpc::CallScope& call, const v1::GetProjectRequest& request);
  absl::StatusOr<v1::ListProjectsResponse> List(rpc::CallScope& call, const v1::ListProjectsRequest& request);
  absl::StatusOr<v1::Project> Create(rpc::CallScope& call, const v1::CreateProjectRequest& request);
  absl::StatusOr<v1::Project> Update(rpc::CallScope& call, const v1::UpdateProjectRequest& request);
  absl::StatusOr<v1::Project> Delete(rpc::CallScope& call, const v1::DeleteProjectRequest& request);
  absl::StatusOr<v1::Project> Undelete(rpc::CallScope& call, const v1::UndeleteProjectRequest& request);

 private:
  absl::StatusOr<base::Stored<Project>> LockForUpdate(journal::Unit& unit, const rpc::CallScope& call,
                                                      const std::string& id, const v1::UpdateProjectRequest& request,
                                                      bool& broken);
  template <typename Request>
  absl::StatusOr<v1::Project> SetDeleted(rpc::CallScope& call, const Request& request, bool deleted);

  const Context& context_;
};

// For whoever changes a project or what belongs to it: locked, live, and of the etag given, if one was.
// NOT_FOUND, ABORTED.
absl::StatusOr<base::Stored<Project>> LockProject(journal::Unit& unit, const std::string& id, std::string_view etag);

}  // namespace pepiniere::portfolio::api
