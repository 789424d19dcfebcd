// What contains what: for the authorization of every service of this package.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/portfolio/api/context.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::portfolio::api {

// See rpc::ScopeResolver. Anything below projects/x is reached as its project is; a committee as its incubator is, and
// the programme's by nobody in particular.
absl::StatusOr<std::vector<std::string>> ContainersOf(const Context& context, const rpc::CallScope& call,
                                                      std::string_view resource);

}  // namespace pepiniere::portfolio::api
