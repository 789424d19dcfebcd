// What a role may be held on to reach something of this service's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/policy/api/context.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::policy::api {

// Of a proposal and what is below it, its authors; of an amendment that is changed or taken back, and of a comment,
// whoever wrote it; of a transmission and its answers, the authority and what that is below; of what is below a plan,
// the plan. Empty for what there is not.
absl::StatusOr<std::vector<std::string>> ContainersOf(const Context& context, const rpc::CallScope& call,
                                                      std::string_view resource);

}  // namespace pepiniere::policy::api
