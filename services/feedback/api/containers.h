// What contains what, for roles that are held on what is above; and what follows from rows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/feedback/api/context.h"
#include "services/identity/principal.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::feedback::api {

// The names of what a role may be held on to reach a resource: programmes, networks, panels, spaces; and the caller's
// own person, of what is theirs, or open to whoever is signed in: joining, answering, proposing, voting. What each may
// do there, its rules say.
absl::StatusOr<std::vector<std::string>> ContainersOf(const Context& context, const rpc::CallScope& call,
                                                      std::string_view resource);

// `moderator` of the spaces that name the caller.
absl::StatusOr<std::vector<identity::Binding>> ModeratorRolesOf(const Context& context, const rpc::CallScope& call);

}  // namespace pepiniere::feedback::api
