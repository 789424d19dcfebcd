#include "services/access/peers/chain_heads.h"

#include "clients/cpp/status.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "pepiniere/feedback/v1/feedback_service.grpc.pb.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"
#include "pepiniere/policy/v1/policy_service.grpc.pb.h"
#include "pepiniere/portfolio/v1/governance_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::access {
namespace {

// The last record that has its seal.
template <class Service, class Request, class Page>
ChainHead HeadOf(const rpc::Peer& peer) {
  return {peer.service(), [&peer](absl::Time deadline) -> absl::StatusOr<std::string> {
            PEP_ASSIGN(const auto channel, peer.channel());
            grpc::ClientContext context;
            context.set_deadline(absl::ToChronoTime(deadline));
            Request request;
            request.set_page_size(1);
            request.set_filter("sequence:*");
            Page page;
            PEP_TRY(clients::FromGrpc(typename Service::Stub(channel).ListAuditRecords(&context, request, &page)));
            if (page.audit_records().empty()) return std::string();
            return base::Concat(page.audit_records(0).sequence(), ":", page.audit_records(0).seal());
          }};
}

}  // namespace

std::vector<ChainHead> ChainHeads(const AuditedPeers& peers) {
  using rpc::v1::ListAuditRecordsRequest;
  using rpc::v1::ListAuditRecordsResponse;
  return {HeadOf<portfolio::v1::GovernanceService, portfolio::v1::ListAuditRecordsRequest,
                 portfolio::v1::ListAuditRecordsResponse>(peers.portfolio),
          HeadOf<cohort::v1::CohortService, ListAuditRecordsRequest, ListAuditRecordsResponse>(peers.cohort),
          HeadOf<metrics::v1::MetricsService, ListAuditRecordsRequest, ListAuditRecordsResponse>(peers.metrics),
          HeadOf<feedback::v1::FeedbackService, ListAuditRecordsRequest, ListAuditRecordsResponse>(peers.feedback),
          HeadOf<policy::v1::PolicyService, ListAuditRecordsRequest, ListAuditRecordsResponse>(peers.policy)};
}

}  // namespace pepiniere::access
