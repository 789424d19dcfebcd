// What a role can be held on, for the development issuer's page.
#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "grpcpp/channel.h"
#include "services/gateway/signin/development_issuer.h"

namespace pepiniere {

// Every incubator, organisation and project of the portfolio, and every programme of the cohort service, that the
// public sees. Blocks.
absl::StatusOr<gateway::RoleTargets> ListRoleTargets(const std::shared_ptr<grpc::Channel>& portfolio,
                                                     const std::shared_ptr<grpc::Channel>& cohort);

}  // namespace pepiniere
