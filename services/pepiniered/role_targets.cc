#include "services/pepiniered/role_targets.h"

#include <string>
#include <vector>

#include "absl/time/clock.h"
#include "clients/cpp/status.h"
#include "pepiniere/portfolio/v1/portfolio_service.grpc.pb.h"
#include "services/base/try.h"

namespace pepiniere {
namespace {

using portfolio::v1::PortfolioService;

constexpr int kPageSize = 1000;
constexpr absl::Duration kPatience = absl::Seconds(5);

// Every resource of a List method, as the page names it.
template <class Request, class Reply, class Resources>
absl::StatusOr<std::vector<gateway::RoleTarget>> All(
    PortfolioService::Stub& stub,
    grpc::Status (PortfolioService::Stub::*list)(grpc::ClientContext*, const Request&, Reply*), Resources resources) {
  std::vector<gateway::RoleTarget> targets;
  Request request;
  request.set_page_size(kPageSize);
  if constexpr (requires { request.mutable_read_mask(); }) {
    request.mutable_read_mask()->add_paths("name");
    request.mutable_read_mask()->add_paths("title");
  }
  do {
    grpc::ClientContext context;
    context.set_deadline(absl::ToChronoTime(absl::Now() + kPatience));
    Reply page;
    PEP_TRY(clients::FromGrpc((stub.*list)(&context, request, &page)));
    for (const auto& resource : resources(page)) targets.push_back({resource.name(), resource.title()});
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return targets;
}

}  // namespace

absl::StatusOr<gateway::RoleTargets> ListRoleTargets(const std::shared_ptr<grpc::Channel>& channel) {
  const auto stub = PortfolioService::NewStub(channel);
  gateway::RoleTargets targets;
  PEP_ASSIGN(targets.incubators, All(
                                     *stub, &PortfolioService::Stub::ListIncubators,
                                     [](const auto& page) -> const auto& { return page.incubators(); }));
  PEP_ASSIGN(targets.organisations, All(
                                        *stub, &PortfolioService::Stub::ListOrganisations,
                                        [](const auto& page) -> const auto& { return page.organisations(); }));
  PEP_ASSIGN(targets.projects, All(
                                   *stub, &PortfolioService::Stub::ListProjects,
                                   [](const auto& page) -> const auto& { return page.projects(); }));
  return targets;
}

}  // namespace pepiniere
