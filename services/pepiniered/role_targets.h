// What a role can be held on, for the development issuer's page.
#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "grpcpp/channel.h"
#include "services/gateway/signin/development_issuer.h"

namespace pepiniere {

// Every incubator and organisation of the portfolio. Blocks.
absl::StatusOr<gateway::RoleTargets> ListRoleTargets(const std::shared_ptr<grpc::Channel>& channel);

}  // namespace pepiniere
