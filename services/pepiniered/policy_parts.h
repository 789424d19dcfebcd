// The policy service, put together.
#pragma once

#include <memory>
#include <vector>

#include "services/mirror/neighbours.h"
#include "services/pepiniered/service_parts.h"
#include "services/policy/api/deadlines.h"
#include "services/policy/api/outcomes.h"
#include "services/policy/api/services.h"
#include "services/policy/api/step_letters.h"
#include "services/policy/peers/contributions.h"
#include "services/policy/peers/sources.h"
#include "services/policy/store/personal_store.h"
#include "services/references/resources.h"

namespace pepiniere {

class PolicyParts final : public ServiceParts {
 public:
  PolicyParts(const Flags& flags, const base::Clock& clock)
      : ServiceParts("policy", flags, clock),
        portfolio_(PeerOf("portfolio")),
        access_(PeerOf("access")),
        sources_({{"portfolio", &portfolio_},
                  {"cohort", &PeerOf("cohort")},
                  {"metrics", &PeerOf("metrics")},
                  {"feedback", &PeerOf("feedback")}}),
        contributions_(PeerOf("feedback")),
        resources_(references::AskOwners({&portfolio_, &PeerOf("cohort")})),
        service_(policy::api::MakePolicyService({MakeContext(), sources_, *resources_, neighbours_}, hub())) {}
  ~PolicyParts() override { Stop(); }

  std::vector<rpc::Service*> services() override { return {service_.get()}; }

 private:
  // A copy of what organisations lie below; what is out of reach is not known.
  void Begin(rpc::Log&) override {
    const auto portfolio = portfolio_.channel(), access = access_.channel();
    if (portfolio.ok() && access.ok()) neighbours_.Follow(*portfolio, *access);
  }
  void End() override { neighbours_.Stop(); }

  // Clocks that another release set going by other rules of public holidays; letters about what became of proposals,
  // and receipts of whoever said what they cite.
  absl::Duration Tend(rpc::Log& log) override {
    const absl::Status computed = policy::api::RecomputeOutdated(MakeContext(), clock().Now() + kTendTime);
    if (!computed.ok()) {
      log.Event(rpc::Severity::kWarning, "clocks of answers could not be computed anew yet",
                {{"status", computed.ToString()}});
    }
    const absl::Status told = policy::api::TellOfSteps(MakeContext(), clock().Now() + kTendTime);
    if (!told.ok()) {
      log.Event(rpc::Severity::kWarning, "letters about the steps of proposals could not be queued yet",
                {{"status", told.ToString()}});
    }
    const absl::StatusOr<bool> more =
        policy::api::TellOutcomes(MakeContext(), contributions_, clock().Now() + kTendTime);
    if (!more.ok()) {
      log.Event(rpc::Severity::kWarning, "whoever said what proposals cite could not be told yet what became of it",
                {{"status", more.status().ToString()}});
    }
    if (more.value_or(false)) return absl::ZeroDuration();
    return computed.ok() ? kTendEvery : kTryAgain;
  }
  static constexpr absl::Duration kTendEvery = absl::Minutes(1), kTendTime = absl::Seconds(50),
                                  kTryAgain = absl::Seconds(5);

  record::Holdings holdings() const override { return policy::store::PersonalHoldings(); }

  const rpc::Peer &portfolio_, &access_;
  const policy::peers::Sources sources_;
  const policy::peers::Contributions contributions_;
  mirror::Neighbours neighbours_;
  std::unique_ptr<references::Resources> resources_;
  std::unique_ptr<rpc::Service> service_;
};

}  // namespace pepiniere
