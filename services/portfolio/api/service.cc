#include "services/portfolio/api/service.h"

#include "services/portfolio/api/aliases.h"
#include "services/portfolio/api/containers.h"
#include "services/portfolio/api/hidden_incubators.h"
#include "services/portfolio/api/ready.h"
#include "services/portfolio/api/services.h"

namespace pepiniere::portfolio::api {

PortfolioService::PortfolioService(const api::Context& context)
    : context_(context),
      organisations_(context_),
      incubators_(context_),
      teams_(context_),
      projects_(context_),
      phases_(context_),
      events_(context_),
      portfolio_(context_),
      phase_words_(context_),
      portfolio_lists_(context_),
      search_(context_),
      terms_(context_),
      imports_(context_) {
  ClientStream("ImportProjects", imports_, &Imports::Import);
}

absl::StatusOr<std::vector<std::string>> PortfolioService::Containing(rpc::CallScope& call, std::string_view resource) {
  return ContainersOf(context_, call, resource);
}

absl::Status PortfolioService::Conceal(rpc::CallScope& call, google::protobuf::Message& reply) {
  return api::Conceal(context_, call, reply);
}

absl::StatusOr<bool> PortfolioService::Resolve(rpc::CallScope& call, google::protobuf::Message& request) {
  return ResolveAliases(context_, call, request);
}

absl::Status PortfolioService::Ready() { return CheckReady(context_); }

std::unique_ptr<rpc::MountedService> MakePortfolioService(const Context& context) {
  return std::make_unique<PortfolioService>(context);
}

}  // namespace pepiniere::portfolio::api
