// Who may put something into cohorts, and take it away again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::cohort::api {

// The ids that `now` has and `before` has not.
std::vector<std::string> AddedTo(const std::vector<std::string>& before, const std::vector<std::string>& now);

// PERMISSION_DENIED unless the caller coaches the programmes of all cohorts (ids) that the one has and the other has
// not. `what`: "a challenge comes to cohorts, and leaves them,".
absl::Status CheckMayMove(const rpc::CallScope& call, const std::vector<std::string>& before,
                          const std::vector<std::string>& now, std::string_view what);

}  // namespace pepiniere::cohort::api
