#include "services/pepiniered/service_parts.h"

#include <algorithm>
#include <string>
#include <utility>

#include "services/base/text.h"
#include "services/identity/person_source.h"
#include "services/journal/retention.h"
#include "services/mail/peers/contacts.h"
#include "services/resource/personal_data.h"

namespace pepiniere {
namespace {

constexpr absl::Duration kForgetEvery = absl::Minutes(10);
constexpr absl::Duration kForgetTime = absl::Seconds(30);
constexpr int kForgetAtOnce = 1000;
constexpr absl::Duration kEraseTime = absl::Minutes(10);
constexpr absl::Duration kEraseAgain = absl::Seconds(1);
// How long the same request_id is answered the same, and how far back the feed can be resumed.
constexpr absl::Duration kRequestsKept = absl::Hours(24 * 7);
constexpr absl::Duration kChangesKept = absl::Hours(24 * 30);

void AddPoolGauges(rpc::Server& server, const std::string& service, const db::Database& database) {
  const auto add = [&](std::string name, std::string help, auto db::PoolStats::*field) {
    server.AddGauge(
        std::move(name), std::move(help), [&database, field] { return static_cast<double>(database.stats().*field); },
        service);
  };
  add("pepiniere_db_pool_connections", "Connections open", &db::PoolStats::size);
  add("pepiniere_db_pool_in_use", "Connections in use", &db::PoolStats::in_use);
  add("pepiniere_db_pool_waiting", "Calls waiting for a connection", &db::PoolStats::waiting);
  add("pepiniere_db_pool_broken", "Connections thrown away since the start", &db::PoolStats::broken);
}

}  // namespace

ServiceParts::ServiceParts(std::string_view name, const Flags& flags, const base::Clock& clock)
    : name_(name),
      clock_(clock),
      database_(flags.DatabaseOf(name), flags.pool, clock),
      hub_(database_, clock,
           {.on_erased =
                [persons = flags.server.authentication.persons] {
                  if (persons) persons->Forget();
                }}),
      sequencer_(database_, clock, {.on_moved = [this] { hub_.Wake(); }}),
      sealer_(database_, clock),
      postman_(MakePostman(flags.mail)) {}

ServiceParts::~ServiceParts() { Stop(); }

resource::Context ServiceParts::MakeContext(std::function<void()> after_commit) {
  return {database_, clock_,
          [this, after_commit = std::move(after_commit)] {
            after_commit();
            sequencer_.Wake();
            if (postman_) postman_->Wake();
          },
          [this](std::string_view resource) { ReportUnreadable(resource); }};
}

// Once each while the process lives: lists meet it again and again.
void ServiceParts::ReportUnreadable(std::string_view resource) {
  constexpr std::size_t kMostReported = 1000;
  rpc::Log* log = log_.load();
  const std::lock_guard lock(reported_mutex_);
  if (!log || reported_.size() >= kMostReported || !reported_.emplace(resource).second) return;
  log->Event(rpc::Severity::kError, "what is stored cannot be read", {{"resource", resource}});
}

const rpc::Peer& ServiceParts::PeerOf(std::string_view service) {
  const auto known = std::ranges::find(peers_, service, &rpc::Peer::service);
  return known == peers_.end() ? peers_.emplace_back(std::string(service)) : *known;
}

std::unique_ptr<mail::Postman> ServiceParts::MakePostman(const MailFlags& flags) {
  if (!flags.configured()) return nullptr;
  return std::make_unique<mail::Postman>(database_, clock_, flags.post, mail::AskAccess(PeerOf("access")),
                                         [this](const mail::PostEvent& event) { TellOfMail(event); });
}

void ServiceParts::AddMailGauges(rpc::Server& server) const {
  const auto add = [&](std::string name, std::string help, auto mail::PostFigures::*field) {
    server.AddGauge(
        std::move(name), std::move(help),
        [&postman = *postman_, field] { return static_cast<double>(postman.figures().*field); }, name_);
  };
  add("pepiniere_mail_queued", "Letters that wait", &mail::PostFigures::queued);
  add("pepiniere_mail_oldest_seconds", "For how long the oldest of them has waited",
      &mail::PostFigures::oldest_seconds);
  add("pepiniere_mail_sent", "Letters sent since the start", &mail::PostFigures::sent);
  add("pepiniere_mail_deferred", "Attempts since the start that are to be repeated", &mail::PostFigures::deferred);
  add("pepiniere_mail_failed", "Letters given up since the start", &mail::PostFigures::failed);
  add("pepiniere_mail_stopped", "Letters not to be sent any more since the start", &mail::PostFigures::stopped);
}

void ServiceParts::TellOfMail(const mail::PostEvent& event) {
  rpc::Log* const log = log_.load();
  if (!log) return;
  std::string what;
  for (const auto& [field, said] : event.fields) what += base::Concat(what.empty() ? "" : ", ", field, " ", said);
  log->Event(event.warning ? rpc::Severity::kWarning : rpc::Severity::kInfo, event.message,
             {{"service", name_}, {"mail", what}});
}

void ServiceParts::Start(rpc::Server& server, const Backends& backends) {
  log_ = &server.log();
  for (rpc::Peer& peer : peers_) peer.Open(backends.ChannelTo(peer.service(), name_));
  AddPoolGauges(server, name_, database_);
  hub_.Start();
  sequencer_.Start();
  sealer_.Start();
  if (postman_) {
    AddMailGauges(server);
    postman_->Start();
  }
  housekeeper_ = std::thread([this, &log = server.log()] {
    EraseAgain(log);
    Begin(log);
    absl::Time forget_at = clock_.Now() + kForgetEvery;
    while (!stopping_.WaitForNotificationWithTimeout(std::min(Tend(log), kForgetEvery))) {
      if (clock_.Now() < forget_at) continue;
      Forget(log);
      forget_at = clock_.Now() + kForgetEvery;
    }
  });
}

void ServiceParts::Stop() {
  if (stopping_.HasBeenNotified()) return;
  stopping_.Notify();
  if (housekeeper_.joinable()) housekeeper_.join();
  End();
  if (postman_) postman_->Stop();
  sealer_.Stop();
  sequencer_.Stop();
  hub_.Stop();
  database_.Close(clock_.Now() + absl::Seconds(5));
}

absl::Status ServiceParts::Ready() const {
  return erased_again_ ? absl::OkStatus() : absl::UnavailableError("persons who were erased are looked for");
}

void ServiceParts::EraseAgain(rpc::Log& log) {
  do {
    const auto erased =
        resource::EraseAgain({database_, clock_, [this] { sequencer_.Wake(); }}, holdings(), clock_.Now() + kEraseTime);
    if (erased.ok()) {
      erased_again_ = true;
      if (*erased == 0) return;
      return log.Event(rpc::Severity::kInfo, "a restored schema was rid of persons who were erased since",
                       {{"service", name_}, {"texts", std::to_string(*erased)}});
    }
    log.Event(rpc::Severity::kWarning, "it is not known yet whether the schema has persons who were erased",
              {{"service", name_}, {"status", erased.status().ToString()}});
  } while (!stopping_.WaitForNotificationWithTimeout(kEraseAgain));
}

void ServiceParts::Forget(rpc::Log& log) {
  const auto until_done = [&](auto purge, absl::Duration kept) {
    while (!stopping_.HasBeenNotified()) {
      const auto gone = purge(database_, clock_.Now() + kForgetTime, clock_.Now() - kept, kForgetAtOnce);
      if (!gone.ok()) {
        return log.Event(rpc::Severity::kWarning, "changes or requests past their time could not be deleted",
                         {{"service", name_}, {"status", gone.status().ToString()}});
      }
      if (*gone < kForgetAtOnce) return;
    }
  };
  until_done(journal::PurgeRequestLog, kRequestsKept);
  until_done(journal::PurgeChanges, kChangesKept);
}

}  // namespace pepiniere
