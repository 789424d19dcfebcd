// Former names of projects in requests.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "google/protobuf/message.h"
#include "services/identity/principal.h"
#include "services/journal/unit.h"
#include "services/portfolio/api/context.h"
#include "services/portfolio/domain/project.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::portfolio::api {

// Puts the name that a project has now in the place of an alias, wherever the contract declares a name in `request`;
// whether there was any. See rpc::ScopeResolver.
absl::StatusOr<bool> ResolveAliases(const Context& context, const rpc::CallScope& call,
                                    google::protobuf::Message& request);
// The same of one name of a project, or of what is below one; as it is if it is no alias.
absl::StatusOr<std::string> ResolveAlias(const Context& context, absl::Time deadline, const std::string& name);

// Roles, those on projects with the names that these have now: by their uid, where one was kept with the role, else by
// the name as any request's. One on a project that is no more is left out.
absl::StatusOr<std::vector<identity::Binding>> NamedNow(const Context& context, const rpc::CallScope& call,
                                                        std::vector<identity::Binding> held);

// What a project that somebody creates or changes may be called: nobody else's id or alias. INVALID_ARGUMENT on
// project.aliases; of those that `before` had nothing is asked. ALREADY_EXISTS where `id`, a new one, is an alias. To
// be asked once it is written: of two who do so at once, each then meets the other's rows, and one is told to try
// again.
absl::Status CheckAliases(journal::Unit& unit, const std::string& id, const Project& before, const Project& now);
absl::Status CheckIsNoAlias(journal::Unit& unit, const std::string& id);
// The same of a project that comes back: others may have taken its names meanwhile. FAILED_PRECONDITION.
absl::Status CheckNamesAreFree(journal::Unit& unit, const std::string& id, const Project& project);

}  // namespace pepiniere::portfolio::api
