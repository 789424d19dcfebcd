#include "services/portfolio/api/governance_service.h"

#include "services/portfolio/api/aliases.h"
#include "services/portfolio/api/containers.h"
#include "services/portfolio/api/hidden_incubators.h"
#include "services/portfolio/api/ready.h"
#include "services/portfolio/api/services.h"

namespace pepiniere::portfolio::api {

GovernanceService::GovernanceService(const api::Context& context, journal::Hub& hub, GivenRoles& given)
    : context_(context),
      committees_(context_),
      gates_(context_),
      readiness_(context_),
      evidence_(context_),
      waivers_(context_),
      funding_lines_(context_),
      spending_entries_(context_),
      time_box_extensions_(context_),
      journal_(context_),
      finances_(context_),
      health_(context_),
      attention_(context_),
      lessons_(context_),
      audit_(context_),
      access_(context_, given),
      watches_(context_, hub) {}

absl::StatusOr<std::vector<std::string>> GovernanceService::Containing(rpc::CallScope& call,
                                                                       std::string_view resource) {
  return ContainersOf(context_, call, resource);
}

absl::Status GovernanceService::Conceal(rpc::CallScope& call, google::protobuf::Message& reply) {
  return api::Conceal(context_, call, reply);
}

absl::StatusOr<bool> GovernanceService::Resolve(rpc::CallScope& call, google::protobuf::Message& request) {
  return ResolveAliases(context_, call, request);
}

absl::Status GovernanceService::Ready() { return CheckReady(context_); }

std::unique_ptr<rpc::MountedService> MakeGovernanceService(const Context& context, journal::Hub& hub,
                                                           GivenRoles& given) {
  return std::make_unique<GovernanceService>(context, hub, given);
}

}  // namespace pepiniere::portfolio::api
