#include "services/pepiniered/portfolio_parts.h"

#include <malloc.h>

#include <functional>
#include <string>
#include <utility>

#include "services/journal/retention.h"
#include "services/portfolio/api/services.h"
#include "services/portfolio/store/lesson_store.h"

namespace pepiniere {
namespace {

constexpr absl::Duration kLoadTime = absl::Minutes(5);
constexpr absl::Duration kLoadAgain = absl::Seconds(1);
constexpr absl::Duration kForgetEvery = absl::Minutes(10);
constexpr absl::Duration kForgetTime = absl::Seconds(30);
constexpr int kForgetAtOnce = 1000;
// How long the same request_id is answered the same, and how far back the feed can be resumed.
constexpr absl::Duration kRequestsKept = absl::Hours(24 * 7);
constexpr absl::Duration kChangesKept = absl::Hours(24 * 30);

void AddPoolGauges(rpc::Server& server, const db::Database& database) {
  const auto add = [&](std::string name, std::string help, auto db::PoolStats::*field) {
    server.AddGauge(std::move(name), std::move(help),
                    [&database, field] { return static_cast<double>(database.stats().*field); });
  };
  add("pepiniere_db_pool_connections", "Connections open", &db::PoolStats::size);
  add("pepiniere_db_pool_in_use", "Connections in use", &db::PoolStats::in_use);
  add("pepiniere_db_pool_waiting", "Calls waiting for a connection", &db::PoolStats::waiting);
  add("pepiniere_db_pool_broken", "Connections thrown away since the start", &db::PoolStats::broken);
}

std::string Text(const absl::Status& status) { return status.ToString(); }

}  // namespace

PortfolioParts::PortfolioParts(const Flags& flags, const base::Clock& clock)
    : clock_(clock),
      database_(flags.database, flags.pool, clock),
      census_(database_),
      index_(database_),
      hidden_incubators_(database_, clock),
      hub_(database_, clock),
      sequencer_(database_, clock, {.on_moved = [this] { hub_.Wake(); }}),
      sealer_(database_, clock),
      given_roles_(database_, clock),
      portfolio_(portfolio::api::MakePortfolioService(Served())),
      governance_(portfolio::api::MakeGovernanceService(Served(), hub_, given_roles_)) {}

PortfolioParts::~PortfolioParts() { Stop(); }

portfolio::api::Context PortfolioParts::Served() {
  return {database_,
          clock_,
          census_,
          index_,
          hidden_incubators_,
          [this] {
            hidden_incubators_.Forget();
            sequencer_.Wake();
          },
          [this](std::string_view resource) { ReportUnreadable(resource); }};
}

// Once each while the process lives: lists meet it again and again.
void PortfolioParts::ReportUnreadable(std::string_view resource) {
  constexpr std::size_t kMostReported = 1000;
  rpc::Log* log = log_.load();
  const std::lock_guard lock(reported_mutex_);
  if (!log || reported_.size() >= kMostReported || !reported_.emplace(resource).second) return;
  log->Event(rpc::Severity::kError, "what is stored cannot be read", {{"resource", resource}});
}

void PortfolioParts::Start(rpc::Server& server) {
  log_ = &server.log();
  AddPoolGauges(server, database_);
  hub_.Start();
  sequencer_.Start();
  sealer_.Start();
  housekeeper_ = std::thread([this, &log = server.log()] {
    LoadCopies(log);
    FillLibrary(log);
    while (!stopping_.WaitForNotificationWithTimeout(kForgetEvery)) Forget(log);
  });
}

void PortfolioParts::Stop() {
  if (stopping_.HasBeenNotified()) return;
  stopping_.Notify();
  if (housekeeper_.joinable()) housekeeper_.join();
  sealer_.Stop();
  sequencer_.Stop();
  hub_.Stop();
  database_.Close(clock_.Now() + absl::Seconds(5));
}

void PortfolioParts::LoadCopies(rpc::Log& log) {
  do {
    absl::Status status = index_.Load(clock_.Now() + kLoadTime);
    if (status.ok()) status = census_.Load(clock_.Now() + kLoadTime);
    if (status.ok()) {
      malloc_trim(0);  // reading it all took more than keeping it does
      return log.Event(rpc::Severity::kInfo, "the portfolio is loaded");
    }
    log.Event(rpc::Severity::kWarning, "the portfolio could not be loaded yet", {{"status", Text(status)}});
  } while (!stopping_.WaitForNotificationWithTimeout(kLoadAgain));
}

// What is kept in memory comes first: without it nobody is served.
void PortfolioParts::FillLibrary(rpc::Log& log) {
  std::string after;
  do {
    auto next = portfolio::store::BackfillLessons(database_, clock_.Now() + kForgetTime, after, kForgetAtOnce);
    if (!next.ok()) {
      return log.Event(rpc::Severity::kWarning,
                       "the library of lessons could not be filled; the next start tries again",
                       {{"status", Text(next.status())}});
    }
    after = *std::move(next);
  } while (!after.empty() && !stopping_.HasBeenNotified());
}

void PortfolioParts::Forget(rpc::Log& log) {
  const auto until_done = [&](auto purge, absl::Duration kept) {
    while (!stopping_.HasBeenNotified()) {
      const auto gone = purge(database_, clock_.Now() + kForgetTime, clock_.Now() - kept, kForgetAtOnce);
      if (!gone.ok()) {
        return log.Event(rpc::Severity::kWarning, "what is old could not be forgotten",
                         {{"status", Text(gone.status())}});
      }
      if (*gone < kForgetAtOnce) return;
    }
  };
  until_done(journal::PurgeRequestLog, kRequestsKept);
  until_done(journal::PurgeChanges, kChangesKept);
}

}  // namespace pepiniere
