// The metrics service, put together.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "services/metrics/api/housekeeping.h"
#include "services/metrics/api/renames.h"
#include "services/metrics/api/services.h"
#include "services/metrics/peers/projects.h"
#include "services/metrics/store/personal_store.h"
#include "services/mirror/neighbours.h"
#include "services/pepiniered/service_parts.h"

namespace pepiniere {

class MetricsParts final : public ServiceParts {
 public:
  MetricsParts(const Flags& flags, const base::Clock& clock)
      : ServiceParts("metrics", flags, clock),
        portfolio_(PeerOf("portfolio")),
        access_(PeerOf("access")),
        projects_(portfolio_, clock),
        hooks_({.per_second = kHooksASecond, .burst = kHooksAtOnce}),
        service_(metrics::api::MakeMetricsService({MakeContext(),
                                                   projects_,
                                                   neighbours_,
                                                   series_,
                                                   fresh_secrets_,
                                                   hooks_,
                                                   {flags.metrics.key_id, flags.metrics.key}},
                                                  hub())) {}
  ~MetricsParts() override { Stop(); }

  std::vector<rpc::Service*> services() override { return {service_.get()}; }

 private:
  // 600 a minute of one source.
  static constexpr double kHooksASecond = 10, kHooksAtOnce = 600;

  // A copy of what organisations lie below; what is out of reach is not known.
  void Begin(rpc::Log&) override {
    const auto portfolio = portfolio_.channel(), access = access_.channel();
    if (portfolio.ok() && access.ok()) neighbours_.Follow(*portfolio, *access);
  }

  // The definitions that the software brings, once; then what projects are called, and rollups and what is old, a part
  // at a time, and again at once while more of it waits.
  absl::Duration Tend(rpc::Log& log) override {
    if (!has_builtins_) {
      const absl::Status added = metrics::api::AddBuiltins(MakeContext(), clock().Now() + kTendTime);
      has_builtins_ = added.ok();
      if (!added.ok()) {
        log.Event(rpc::Severity::kWarning, "the definitions of metrics could not be made yet",
                  {{"status", added.ToString()}});
        return kTryAgain;
      }
    }
    FollowRenames(log);
    const absl::StatusOr<bool> more = metrics::api::Tidy(MakeContext(), clock().Now() + kTendTime);
    if (!more.ok()) {
      log.Event(rpc::Severity::kWarning, "rollups of metrics could not be added up yet",
                {{"status", more.status().ToString()}});
    }
    return more.value_or(false) ? absl::ZeroDuration() : kTendEvery;
  }

  // A portfolio that is away says nothing of names: it is asked again.
  void FollowRenames(rpc::Log& log) {
    const auto followed = renames_.Follow(MakeContext(), projects_, clock().Now() + kTendTime);
    if (absl::IsUnavailable(followed.status())) return;
    if (!followed.ok()) {
      return log.Event(rpc::Severity::kWarning, "what is kept of a renamed project could not be moved yet",
                       {{"status", followed.status().ToString()}});
    }
    for (const metrics::store::Renaming& renaming : followed->moved) {
      log.Event(rpc::Severity::kInfo, "what is kept of a project was moved to the name that it has now",
                {{"from", renaming.from}, {"to", renaming.to}});
    }
    for (const std::string& name : followed->left) {
      log.Event(rpc::Severity::kWarning, "what is kept under a former name stays there: its place is taken",
                {{"resource", name}});
    }
  }

  static constexpr absl::Duration kTendEvery = absl::Seconds(10), kTendTime = absl::Seconds(50),
                                  kTryAgain = absl::Seconds(1);

  record::Holdings holdings() const override { return metrics::store::PersonalHoldings(); }

  const rpc::Peer &portfolio_, &access_;
  const metrics::peers::Projects projects_;
  mirror::Neighbours neighbours_;
  metrics::store::SeriesMemory series_;
  metrics::api::FreshSecrets fresh_secrets_;
  rpc::RateLimiter hooks_;
  std::unique_ptr<rpc::Service> service_;
  metrics::api::Renames renames_;
  bool has_builtins_ = false;
};

}  // namespace pepiniere
