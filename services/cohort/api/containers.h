// What contains what, for roles that are held on what is above.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/cohort/api/context.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::cohort::api {

// The names of what `resource` is of: of a cohort its programme, of a grid the one that keeps it, of a challenge the
// programmes of its cohorts and its hosts, of a call, and of what is below it, the call, whose jurors reach it, and the
// programme that it is for; of an application, and of its hearing, who applies; of somebody their person and
// programmes, of an assignment its programme and the person, of a cohort and a mood the caller too, where they take
// part or wrote it. Of "calls/-", which a watch asks for, what the caller holds a role on: what they are told of each
// call, its rules say.
absl::StatusOr<std::vector<std::string>> ContainersOf(const Context& context, const rpc::CallScope& call,
                                                      std::string_view resource);

}  // namespace pepiniere::cohort::api
