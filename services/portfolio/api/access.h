// Access bindings moved to the access service (pepiniere.access.v1); the methods that were here answer for one release.
#pragma once

#include "pepiniere/portfolio/v1/governance_service.pb.h"
#include "services/portfolio/peers/access.h"
#include "services/rpc/service.h"

namespace pepiniere::portfolio::api {

class Access {
 public:
  explicit Access(const peers::Access& access) : access_(access) {}

  void Mount(rpc::Service& service);

 private:
  absl::StatusOr<v1::Caller> GetCaller(rpc::CallScope& call, const v1::GetCallerRequest& request);

  const peers::Access& access_;
};

}  // namespace pepiniere::portfolio::api
