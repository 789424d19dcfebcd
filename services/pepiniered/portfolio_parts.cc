#include "services/pepiniered/portfolio_parts.h"

#include <malloc.h>

#include <string>
#include <utility>

#include "services/portfolio/api/move_bindings.h"
#include "services/portfolio/api/services.h"
#include "services/portfolio/store/lesson_store.h"
#include "services/portfolio/store/personal_store.h"

namespace pepiniere {
namespace {

constexpr absl::Duration kLoadTime = absl::Minutes(5);
constexpr absl::Duration kLoadAgain = absl::Seconds(1);
constexpr absl::Duration kFillTime = absl::Seconds(30);
constexpr int kFillAtOnce = 1000;
constexpr absl::Duration kMoveTime = absl::Seconds(30), kMoveEvery = absl::Minutes(5);

}  // namespace

PortfolioParts::PortfolioParts(const Flags& flags, const base::Clock& clock)
    : ServiceParts("portfolio", flags, clock),
      census_(database()),
      index_(database()),
      hidden_incubators_(database(), clock),
      access_(PeerOf("access")),
      metrics_(PeerOf("metrics")) {
  const portfolio::api::Context context = {MakeContext([this] { hidden_incubators_.Forget(); }), census_, index_,
                                           hidden_incubators_, metrics_};
  portfolio_ = portfolio::api::MakePortfolioService(context, hub());
  governance_ = portfolio::api::MakeGovernanceService(context, hub(), access_);
}

// What is kept in memory comes first: without it nobody is served.
void PortfolioParts::Begin(rpc::Log& log) {
  LoadCopies(log);
  FillLibrary(log);
}

void PortfolioParts::LoadCopies(rpc::Log& log) {
  do {
    absl::Status status = index_.Load(clock().Now() + kLoadTime);
    if (status.ok()) status = census_.Load(clock().Now() + kLoadTime);
    if (status.ok()) {
      malloc_trim(0);  // reading it all took more than keeping it does
      return log.Event(rpc::Severity::kInfo, "the portfolio is loaded");
    }
    log.Event(rpc::Severity::kWarning, "the portfolio could not be loaded yet", {{"status", status.ToString()}});
  } while (!stopping().WaitForNotificationWithTimeout(kLoadAgain));
}

absl::Duration PortfolioParts::Tend(rpc::Log& log) {
  const auto refused = portfolio::api::MoveBindings(database(), access_, clock().Now() + kMoveTime);
  if (!refused.ok()) {
    log.Event(rpc::Severity::kWarning, "access bindings could not be handed over yet",
              {{"status", refused.status().ToString()}});
    return kLoadAgain;
  }
  for (const std::string& one : *refused) {
    log.Event(rpc::Severity::kError, "an access binding could not be handed over: give it again", {{"binding", one}});
  }
  return kMoveEvery;
}

void PortfolioParts::FillLibrary(rpc::Log& log) {
  std::string after;
  do {
    auto next = portfolio::store::BackfillLessons(database(), clock().Now() + kFillTime, after, kFillAtOnce);
    if (!next.ok()) {
      return log.Event(rpc::Severity::kWarning,
                       "the library of lessons could not be filled; the next start tries again",
                       {{"status", next.status().ToString()}});
    }
    after = *std::move(next);
  } while (!after.empty() && !stopping().HasBeenNotified());
}

record::Holdings PortfolioParts::holdings() const { return portfolio::store::PersonalHoldings(); }

}  // namespace pepiniere
