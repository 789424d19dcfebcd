#include "services/pepiniered/known_names.h"

#include "absl/time/clock.h"
#include "clients/cpp/status.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "pepiniere/portfolio/v1/governance_service.grpc.pb.h"
#include "pepiniere/portfolio/v1/portfolio_service.grpc.pb.h"
#include "services/base/text.h"

namespace pepiniere {
namespace {

using cohort::v1::CohortService;
using portfolio::v1::GovernanceService;
using portfolio::v1::PortfolioService;

constexpr absl::Duration kPatience = absl::Seconds(2);

template <class Stub, class Request, class Resource>
absl::Status Find(Stub& stub, grpc::Status (Stub::*get)(grpc::ClientContext*, const Request&, Resource*),
                  std::string name) {
  Request request;
  request.set_name(std::move(name));
  grpc::ClientContext context;
  context.set_deadline(absl::ToChronoTime(absl::Now() + kPatience));
  Resource resource;
  absl::Status found = clients::FromGrpc((stub.*get)(&context, request, &resource));
  return absl::IsInvalidArgument(found) ? absl::NotFoundError("nothing has such a name") : found;
}

}  // namespace

absl::Status FindCommittee(const std::shared_ptr<grpc::Channel>& channel, std::string_view id) {
  return Find(*GovernanceService::NewStub(channel), &GovernanceService::Stub::GetCommittee,
              base::Concat("committees/", id));
}

absl::Status FindOrganisation(const std::shared_ptr<grpc::Channel>& channel, std::string_view id) {
  return Find(*PortfolioService::NewStub(channel), &PortfolioService::Stub::GetOrganisation,
              base::Concat("organisations/", id));
}

absl::Status FindProgramme(const std::shared_ptr<grpc::Channel>& channel, std::string_view id) {
  return Find(*CohortService::NewStub(channel), &CohortService::Stub::GetProgramme, base::Concat("programmes/", id));
}

}  // namespace pepiniere
