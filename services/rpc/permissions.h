// What a caller may do with a resource, by what the methods declare (pepiniere.rpc.v1.access): GetPermissions of every
// service. A service has it with a member, and a line:
//
//   permissions_.Mount(*this);
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "pepiniere/rpc/v1/permissions.pb.h"
#include "services/aip/resource_name.h"
#include "services/rpc/authorizer.h"
#include "services/rpc/service.h"

namespace pepiniere::rpc {

class Permissions {
 public:
  // Of the methods of these services ("pepiniere.cohort.v1.CohortService"), whose contracts must be linked. `resolver`:
  // theirs, which must outlive this.
  Permissions(const std::vector<std::string>& services, ScopeResolver& resolver);

  void Mount(Service& service);

  absl::StatusOr<v1::Permissions> Get(CallScope& call, const v1::GetPermissionsRequest& request);

 private:
  struct Method {
    MethodInfo info;
    std::vector<aip::ResourcePattern> about;  // what it names
    bool any = false;                         // it may name whatever there is

    bool Names(std::string_view resource) const;
  };

  ScopeResolver& resolver_;
  std::vector<Method> methods_;
};

}  // namespace pepiniere::rpc
