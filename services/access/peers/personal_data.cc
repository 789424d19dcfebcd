#include "services/access/peers/personal_data.h"

#include "clients/cpp/status.h"
#include "pepiniere/access/v1/access_service.grpc.pb.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "pepiniere/feedback/v1/feedback_service.grpc.pb.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"
#include "pepiniere/policy/v1/policy_service.grpc.pb.h"
#include "pepiniere/portfolio/v1/governance_service.grpc.pb.h"
#include "services/base/try.h"
#include "services/rpc/peer_call.h"

namespace pepiniere::access {
namespace {

template <class Stub, class Request, class Reply,
          grpc::Status (Stub::*Method)(grpc::ClientContext*, const Request&, Reply*)>
absl::StatusOr<Reply> Ask(const rpc::Peer& peer, const rpc::CallScope& call, const Request& request,
                          absl::Duration patience) {
  PEP_ASSIGN(const auto channel, peer.channel());
  const auto context = rpc::PeerCall::AsService(call, patience);
  Reply reply;
  PEP_ASSIGN(const grpc::Status status,
             rpc::PeerCall::Await([&] { return (Stub(channel).*Method)(context.get(), request, &reply); }));
  PEP_TRY(clients::FromGrpc(status));
  return reply;
}

template <class Service>
PersonalData Of(const rpc::Peer& peer) {
  using Stub = typename Service::Stub;
  using rpc::v1::ErasePersonalDataRequest;
  using rpc::v1::ErasePersonalDataResponse;
  using rpc::v1::ExportPersonalDataRequest;
  using rpc::v1::ExportPersonalDataResponse;
  return {peer.service(),
          [&peer](const rpc::CallScope& call, const ExportPersonalDataRequest& request, absl::Duration patience) {
            return Ask<Stub, ExportPersonalDataRequest, ExportPersonalDataResponse, &Stub::ExportPersonalData>(
                peer, call, request, patience);
          },
          [&peer](const rpc::CallScope& call, const ErasePersonalDataRequest& request, absl::Duration patience) {
            return Ask<Stub, ErasePersonalDataRequest, ErasePersonalDataResponse, &Stub::ErasePersonalData>(
                peer, call, request, patience);
          }};
}

}  // namespace

std::vector<PersonalData> PersonalDataOf(const HoldingPeers& peers) {
  return {Of<portfolio::v1::GovernanceService>(peers.portfolio), Of<cohort::v1::CohortService>(peers.cohort),
          Of<metrics::v1::MetricsService>(peers.metrics),        Of<feedback::v1::FeedbackService>(peers.feedback),
          Of<policy::v1::PolicyService>(peers.policy),           Of<v1::AccessService>(peers.access)};
}

}  // namespace pepiniere::access
