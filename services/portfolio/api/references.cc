#include "services/portfolio/api/references.h"

#include "services/portfolio/api/names.h"

namespace pepiniere::portfolio::api {

absl::Status CheckHandover(const rpc::CallScope& call, const std::string& from_incubator,
                           const std::string& to_incubator) {
  if (from_incubator == to_incubator) return absl::OkStatus();
  const auto covers = [&](const std::string& incubator) {
    return call.principal().SeesAny(std::vector<std::string>{kIncubator.Format({incubator})});
  };
  if ((from_incubator.empty() || covers(from_incubator)) && covers(to_incubator)) return absl::OkStatus();
  return aip::PermissionDenied(
      "you need a role on the incubator that it moves from and on the one that it is to move to");
}

}  // namespace pepiniere::portfolio::api
