// What contains what, for roles that are held on what is above.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "google/protobuf/message.h"
#include "services/aip/errors.h"
#include "services/metrics/api/context.h"
#include "services/metrics/store/definition_store.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::metrics::api {

inline constexpr std::string_view kProject = "projects/{project}";

// "projects/p" of that and of what is below it; empty of anything else.
std::string ProjectIn(std::string_view resource);
// The name of the project of that id, and the id of that name.
std::string ProjectName(std::string_view id);
std::string ProjectId(std::string_view name);

// The names of what a project (a name) is of, by which a role reaches it: itself, its incubators, its sponsors, and the
// organisations that these are below. Empty: there is none. UNAVAILABLE while that cannot be known.
absl::StatusOr<std::vector<std::string>> ContainersOfProject(const Context& context, const rpc::CallScope& call,
                                                             const std::string& project);
// The same of any resource of this service: of what is below a project, of a definition and of a source that are its
// own.
absl::StatusOr<std::vector<std::string>> ContainersOf(const Context& context, const rpc::CallScope& call,
                                                      std::string_view resource);

// Puts in `told` (a message with `project` and `project_uid`) the name that the project has now, and its uid. A
// violation on `field` where there is no such live project; where nobody can say for the moment, UNAVAILABLE.
absl::Status AskForProject(const Context& context, const rpc::CallScope& call, std::string_view field,
                           google::protobuf::Message& told, aip::Violations& violations);

// Definitions (ids) that the caller is not told of: projects' own affairs.
absl::StatusOr<std::vector<std::string>> ConcealedDefinitions(const Context& context, const rpc::CallScope& call);

// Whose figures the caller reads that are not open data.
absl::StatusOr<store::ProjectReach> ReachOf(const Context& context, const rpc::CallScope& call);

}  // namespace pepiniere::metrics::api
