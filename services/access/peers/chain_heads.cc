#include "services/access/peers/chain_heads.h"

#include <array>

#include "clients/cpp/status.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "pepiniere/portfolio/v1/governance_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::access {
namespace {

// The last record that has its seal.
template <class Service, class Request, class Page>
absl::StatusOr<std::string> LastSealed(const rpc::Peer& peer, absl::Time deadline) {
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
}

class AskedHeads final : public ChainHeads {
 public:
  AskedHeads(const rpc::Peer& portfolio, const rpc::Peer& cohort)
      : asked_({{{portfolio, LastSealed<portfolio::v1::GovernanceService, portfolio::v1::ListAuditRecordsRequest,
                                        portfolio::v1::ListAuditRecordsResponse>},
                 {cohort, LastSealed<cohort::v1::CohortService, rpc::v1::ListAuditRecordsRequest,
                                     rpc::v1::ListAuditRecordsResponse>}}}) {}

  std::vector<std::string> services() const override {
    std::vector<std::string> names;
    for (const Asked& asked : asked_) names.push_back(asked.peer.service());
    return names;
  }
  absl::StatusOr<std::string> HeadOf(std::string_view service, absl::Time deadline) override {
    for (const Asked& asked : asked_) {
      if (asked.peer.service() == service) return asked.head_of(asked.peer, deadline);
    }
    return absl::NotFoundError(base::Concat("no service ", service, " is asked for its chain"));
  }

 private:
  struct Asked {
    const rpc::Peer& peer;
    absl::StatusOr<std::string> (*head_of)(const rpc::Peer&, absl::Time);
  };
  const std::array<Asked, 2> asked_;
};

}  // namespace

std::unique_ptr<ChainHeads> AskForHeads(const rpc::Peer& portfolio, const rpc::Peer& cohort) {
  return std::make_unique<AskedHeads>(portfolio, cohort);
}

}  // namespace pepiniere::access
