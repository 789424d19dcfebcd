// What contains what: for the authorization of every service of this package.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/portfolio/api/context.h"
#include "services/portfolio/store/reach.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::portfolio::api {

// See rpc::ScopeResolver, and store/reach.h for projects and incubators. Anything below projects/x is reached as its
// project is; a team and a committee as their incubator is, and the programme's committee by nobody in particular; an
// organisation from above.
absl::StatusOr<std::vector<std::string>> ContainersOf(const Context& context, const rpc::CallScope& call,
                                                      std::string_view resource);

// What the caller's roles reach.
absl::StatusOr<store::Reach> ReachOf(const Context& context, const rpc::CallScope& call);

}  // namespace pepiniere::portfolio::api
