// Which projects a question over many is about, as the portfolio has them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/metrics/api/context.h"
#include "services/metrics/peers/projects.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::metrics::api {

// The live ones that match, by name; a former name of one is its own. What is hidden (incubators) nobody finds who may
// not read it. INVALID_ARGUMENT on "filter".
absl::StatusOr<std::vector<peers::Project>> ProjectsMatching(const Context& context, const rpc::CallScope& call,
                                                             const std::string& filter);
// A page of them: those after that name, at most `limit`; whether more follow.
struct ProjectPage {
  std::vector<peers::Project> projects;
  bool more = false;
};
ProjectPage PageOf(const std::vector<peers::Project>& projects, std::string_view after, int limit);

}  // namespace pepiniere::metrics::api
