// Which changes of what is recorded below projects a caller is told of: those of the collections that the contract lets
// them list there.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "pepiniere/portfolio/v1/governance_service.pb.h"
#include "services/journal/feed.h"
#include "services/portfolio/api/context.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/method_registry.h"

namespace pepiniere::portfolio::api {

class LineWatch {
 public:
  // By the List methods of these services, whose contracts must be linked. `context` must outlive this.
  LineWatch(const Context& context, const std::vector<std::string>& services);

  // Adds what a transaction changed under `prefix` ("projects/x/"), and the caller may list.
  absl::Status Add(rpc::CallScope& call, std::string_view prefix, const std::vector<journal::Change>& changes,
                   v1::WatchProjectLinesResponse& message) const;

 private:
  const Context& context_;
  std::map<std::string, rpc::MethodInfo, std::less<>> lists_;  // by collection: "fundingLines"
};

}  // namespace pepiniere::portfolio::api
