#include "services/pepiniered/role_targets.h"

#include "absl/time/clock.h"
#include "clients/cpp/status.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "pepiniere/portfolio/v1/portfolio_service.grpc.pb.h"
#include "services/base/try.h"

namespace pepiniere {
namespace {

using cohort::v1::CohortService;
using portfolio::v1::PortfolioService;

constexpr int kPageSize = 1000;
constexpr absl::Duration kPatience = absl::Seconds(5);

// Adds every resource of a List method.
template <class Stub, class Request, class Reply, class Resources>
absl::Status AddAll(Stub& stub, grpc::Status (Stub::*list)(grpc::ClientContext*, const Request&, Reply*),
                    Resources resources, gateway::RoleTargets& targets) {
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
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<gateway::RoleTargets> ListRoleTargets(const std::shared_ptr<grpc::Channel>& portfolio,
                                                     const std::shared_ptr<grpc::Channel>& cohort) {
  const auto stub = PortfolioService::NewStub(portfolio);
  gateway::RoleTargets targets;
  PEP_TRY(AddAll(
      *stub, &PortfolioService::Stub::ListIncubators, [](const auto& page) -> const auto& { return page.incubators(); },
      targets));
  PEP_TRY(AddAll(
      *stub, &PortfolioService::Stub::ListOrganisations,
      [](const auto& page) -> const auto& { return page.organisations(); }, targets));
  PEP_TRY(AddAll(
      *stub, &PortfolioService::Stub::ListProjects, [](const auto& page) -> const auto& { return page.projects(); },
      targets));
  PEP_TRY(AddAll(
      *CohortService::NewStub(cohort), &CohortService::Stub::ListProgrammes,
      [](const auto& page) -> const auto& { return page.programmes(); }, targets));
  return targets;
}

}  // namespace pepiniere
