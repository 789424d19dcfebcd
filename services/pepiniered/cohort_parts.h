// The cohort service, put together.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/cohort/api/challenge_projects.h"
#include "services/cohort/api/offers.h"
#include "services/cohort/api/retention.h"
#include "services/cohort/api/services.h"
#include "services/cohort/peers/persons.h"
#include "services/cohort/peers/projects.h"
#include "services/cohort/store/programme_store.h"
#include "services/journal/follower.h"
#include "services/mirror/neighbours.h"
#include "services/pepiniered/service_parts.h"

namespace pepiniere {

class CohortParts final : public ServiceParts {
 public:
  CohortParts(const Flags& flags, const base::Clock& clock)
      : ServiceParts("cohort", flags, clock),
        portfolio_(PeerOf("portfolio")),
        access_(PeerOf("access")),
        persons_(access_),
        projects_(portfolio_),
        resources_(references::AskOwners({&portfolio_, &PeerOf("cohort")})),
        service_(cohort::api::MakeCohortService({MakeContext(), *resources_, neighbours_, persons_, sending()}, hub())),
        challenge_projects_(MakeContext(), projects_),
        follower_(database(), clock, "challenge-projects", Following(), {.turn = kTurn}) {}
  ~CohortParts() override { Stop(); }

  std::vector<rpc::Service*> services() override { return {service_.get()}; }

 private:
  // Copies of what organisations lie below, and of what persons consent to: what is out of reach is not known. And the
  // projects of challenges, for as long as this process lives.
  void Begin(rpc::Log&) override {
    const auto portfolio = portfolio_.channel(), access = access_.channel();
    if (portfolio.ok() && access.ok()) neighbours_.Follow(*portfolio, *access);
    follower_.Start();
    listener_ = hub().Listen([this] { follower_.Wake(); });
  }
  void End() override {
    if (listener_) hub().Unlisten(*listener_);
    listener_.reset();
    follower_.Stop();
    neighbours_.Stop();
  }

  // After so long another process takes over from one that died.
  static constexpr absl::Duration kTurn = absl::Seconds(10);
  journal::Following Following() {
    return {.step = [this](const journal::Transaction& changes,
                           absl::Time deadline) { return challenge_projects_.Follow(changes, deadline); },
            .catch_up = [this](absl::Time deadline) { return challenge_projects_.CatchUp(deadline); }};
  }

  // Rids it of applications that are no longer kept, writes down which offers have expired, and says in the log what
  // keeps the projects of challenges waiting.
  absl::Duration Tend(rpc::Log& log) override {
    const absl::Status erased = cohort::api::EraseExpired(MakeContext(), clock().Now() + kEraseTime);
    if (!erased.ok()) {
      log.Event(rpc::Severity::kWarning, "applications that are no longer kept could not be erased yet",
                {{"status", erased.ToString()}});
    }
    const absl::Status expired = cohort::api::ExpireOffers(MakeContext(), clock().Now() + kEraseTime);
    if (!expired.ok()) {
      log.Event(rpc::Severity::kWarning, "offers that have expired could not be written down yet",
                {{"status", expired.ToString()}});
    }
    const auto follower = follower_.State(clock().Now() + kEraseTime);
    if (follower.ok() && *follower && (*follower)->failing_since) {
      log.Event(rpc::Severity::kWarning, "the projects of challenges wait for the portfolio",
                {{"status", (*follower)->last_error}});
    }
    return kEraseEvery;
  }
  static constexpr absl::Duration kEraseEvery = absl::Minutes(10), kEraseTime = absl::Minutes(1);

  record::Holdings holdings() const override { return cohort::store::PersonalHoldings(); }

  const rpc::Peer &portfolio_, &access_;
  const cohort::peers::Persons persons_;
  const cohort::peers::Projects projects_;
  mirror::Neighbours neighbours_;
  std::unique_ptr<references::Resources> resources_;
  std::unique_ptr<rpc::Service> service_;
  cohort::api::ChallengeProjects challenge_projects_;
  journal::Follower follower_;
  std::optional<journal::Hub::ListenerId> listener_;
};

}  // namespace pepiniere
