#include "services/references/resources.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "clients/cpp/status.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "pepiniere/portfolio/v1/portfolio_service.grpc.pb.h"
#include "services/aip/errors.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/rpc/peer_call.h"

namespace pepiniere::references {
namespace {

using Portfolio = portfolio::v1::PortfolioService;
using Cohorts = cohort::v1::CohortService;

template <class Service, class Request, class Reply,
          grpc::Status (Service::Stub::*Method)(grpc::ClientContext*, const Request&, Reply*)>
absl::StatusOr<Resource> Get(const rpc::Peer& peer, const rpc::CallScope& call, const std::string& name) {
  PEP_ASSIGN(const auto channel, peer.channel());
  const auto context = rpc::PeerCall::AsService(call);
  Request request;
  request.set_name(name);
  Reply reply;
  PEP_ASSIGN(const grpc::Status status, rpc::PeerCall::Await([&] {
               return (typename Service::Stub(channel).*Method)(context.get(), request, &reply);
             }));
  if (!status.ok()) return clients::FromGrpc(status);
  if (reply.has_delete_time()) return absl::NotFoundError("it was deleted");
  return Resource{reply.name(), reply.uid()};
}

// Who knows the resources of a collection.
struct Owner {
  std::string_view collection;
  const rpc::Peer* Owners::*service;
  absl::StatusOr<Resource> (*get)(const rpc::Peer&, const rpc::CallScope&, const std::string&);
};
constexpr std::array<Owner, 4> kOwners = {{
    {"incubators/", &Owners::portfolio,
     Get<Portfolio, portfolio::v1::GetIncubatorRequest, portfolio::v1::Incubator, &Portfolio::Stub::GetIncubator>},
    {"organisations/", &Owners::portfolio,
     Get<Portfolio, portfolio::v1::GetOrganisationRequest, portfolio::v1::Organisation,
         &Portfolio::Stub::GetOrganisation>},
    {"projects/", &Owners::portfolio,
     Get<Portfolio, portfolio::v1::GetProjectRequest, portfolio::v1::Project, &Portfolio::Stub::GetProject>},
    {"programmes/", &Owners::cohort,
     Get<Cohorts, cohort::v1::GetProgrammeRequest, cohort::v1::Programme, &Cohorts::Stub::GetProgramme>},
}};

class AskedOwners final : public Resources {
 public:
  explicit AskedOwners(const Owners& owners) : owners_(owners) {}

  absl::StatusOr<Resource> Find(const rpc::CallScope& call, const std::string& name) override {
    const auto* owner = std::ranges::find_if(kOwners, [&](const Owner& o) { return name.starts_with(o.collection); });
    if (owner == kOwners.end()) return Resource{name, ""};
    absl::StatusOr<Resource> found = owner->get(*(owners_.*owner->service), call, name);
    if (found.ok() || absl::IsNotFound(found.status()) || absl::IsResourceExhausted(found.status())) return found;
    // A name that its owner finds wrong is nothing's.
    if (absl::IsInvalidArgument(found.status())) return absl::NotFoundError("it is no name");
    return aip::Failure(absl::StatusCode::kUnavailable, "SERVICE_OUT_OF_REACH",
                        base::Concat("whether there is ", name, " cannot be asked for the moment"));
  }

 private:
  const Owners owners_;
};

}  // namespace

std::unique_ptr<Resources> AskOwners(const Owners& owners) { return std::make_unique<AskedOwners>(owners); }

}  // namespace pepiniere::references
