// What events tell of deployments and incidents: see event_writer.h.
#include <algorithm>
#include <tuple>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/metrics/api/event_writer.h"
#include "services/metrics/ingest/cdevents.h"
#include "services/metrics/ingest/payload.h"
#include "services/metrics/store/item_store.h"
#include "services/record/table.h"
#include "services/search/fold.h"

namespace pepiniere::metrics::api {
namespace {

using StoredDeployment = base::Stored<domain::Deployment>;
using StoredIncident = base::Stored<domain::Incident>;

constexpr std::string_view kNoSuchCause = "is no deployment that this source told of yet";
constexpr std::string_view kCauseField = "customData.deployment";

// What environments that do not reach users are called.
struct TierWord {
  std::string_view word;
  domain::Tier tier;
};
constexpr TierWord kTierWords[] = {{"staging", domain::Tier::kStaging}, {"preprod", domain::Tier::kStaging},
                                   {"recette", domain::Tier::kTesting}, {"test", domain::Tier::kTesting},
                                   {"qa", domain::Tier::kTesting},      {"review", domain::Tier::kTesting},
                                   {"dev", domain::Tier::kDevelopment}};

bool Fits(const std::string& rule, const std::string& environment) {
  const std::string wanted = search::Fold(rule), name = search::Fold(environment);
  if (rule.ends_with('*')) return name.starts_with(search::Fold(std::string_view(rule).substr(0, rule.size() - 1)));
  return wanted == name;
}

// Of a state that comes again, the later end counts, and of two that ended at once the worse one, as
// compute/known.h has it, whatever the order in which they come.
void LeaveLaterEnd(const domain::Deployment& known, domain::Deployment& told) {
  const bool is_older = known.outcome && known.finish && told.finish &&
                        std::tie(*told.finish, told.outcome) <= std::tie(*known.finish, known.outcome);
  if (told.outcome == domain::Outcome::kRolledBack || !is_older) return;
  told.outcome.reset();
  told.finish.reset();
}

// What is told bit by bit began when the earliest of that was, whatever the order in which it comes: run again, a
// deployment ended several times, and its first end may come before any beginning.
void BeginEarliest(const domain::Deployment& known, domain::Deployment& told) {
  if (!known.start && !told.start && known.finish == told.finish) return;  // one instant, told again
  for (const std::optional<absl::Time>& at : {known.start, known.finish, told.finish}) {
    if (at && (!told.start || *at < *told.start)) told.start = at;
  }
}

// As the database keeps an instant: in whole microseconds.
absl::Time AsKept(absl::Time time) { return absl::FromUnixMicros(absl::ToUnixMicros(time)); }

// In [from, to); none: there is none.
std::optional<absl::Time> LatestIn(const std::vector<absl::Time>& times, absl::Time from, absl::Time to) {
  std::optional<absl::Time> latest;
  for (const absl::Time time : times) {
    if (from <= time && time < to) latest = std::max(latest, std::optional(time));
  }
  return latest;
}

// What events name that name the latest deployment of a service in an environment.
std::string NameOfService(const DeploymentSeen& seen) { return KeyOf({"service", seen.service, seen.environment}); }

}  // namespace

std::string NameOfCause(std::string_view called) { return KeyOf({"deployment", std::string(called)}); }

domain::Tier EventWriter::TierOf(const std::string& environment, bool production) const {
  for (const domain::TierRule& rule : source_.tier_rules) {
    if (Fits(rule.environment, environment)) return rule.tier;
  }
  if (production) return domain::Tier::kProduction;
  const std::string name = search::Fold(environment);
  const auto* const known =
      std::ranges::find_if(kTierWords, [&](const TierWord& tier) { return name.find(tier.word) != std::string::npos; });
  return known == std::end(kTierWords) ? domain::Tier::kOther : known->tier;
}

absl::StatusOr<std::optional<StoredDeployment>> EventWriter::Known(const DeploymentSeen& seen) {
  for (const std::string& called : {seen.id, seen.former_id}) {
    if (called.empty()) continue;
    PEP_ASSIGN(const auto id, store::IdFromSource(unit_.session(), domain::Deployment::kCollection, telling_.project,
                                                  telling_.source, called));
    if (!id) continue;
    PEP_ASSIGN(auto known, record::Find<domain::Deployment>(unit_.session(), *id));
    if (known && (called == seen.id || known->value.environment == seen.environment)) return known;
  }
  return std::optional<StoredDeployment>();
}

absl::Status EventWriter::Take(const DeploymentSeen& seen) {
  if (seen.state == DeploymentState::kRolledBack && !seen.service.empty()) return TakeBack(seen);
  domain::Deployment told{.environment = seen.environment,
                          .tier = TierOf(seen.environment, seen.production),
                          .start = seen.started,
                          .finish = seen.finished,
                          .sha = seen.sha,
                          .changes = seen.changes,
                          .source_id = seen.id};
  if (seen.state == DeploymentState::kCancelled) {
    told.outcome = domain::Outcome::kCancelled;
  } else if (const auto outcome = OutcomeOf(seen.state)) {
    told.outcome = static_cast<domain::Outcome>(static_cast<int>(*outcome) + 1);
  }
  if (told.outcome == domain::Outcome::kRolledBack) told.rollback = seen.finished;
  if (seen.intent) told.intent = static_cast<domain::Intent>(static_cast<int>(*seen.intent) + 1);
  PEP_ASSIGN(const auto known, Known(seen));
  if (known) {
    told.source_id = known->value.source_id;
    // One of a service is told of once, at its end.
    if (seen.service.empty()) BeginEarliest(known->value, told);
    LeaveLaterEnd(known->value, told);
  }
  const std::string called = told.source_id;
  PEP_ASSIGN(const Recorded recorded, Upsert(unit_, telling_, std::move(told)));
  Count(domain::Deployment::kPattern, recorded);
  if (recorded.state == RecordState::kRefused) return absl::OkStatus();
  for (const std::string& name : {seen.id, seen.former_id}) Answer(recorded, name);
  if (seen.service.empty()) return absl::OkStatus();
  written_.told.names.push_back(NameOfService(seen));
  if (seen.finished) written_.told.from = *seen.finished;
  return TakeOver(seen, called);
}

absl::StatusOr<std::vector<StoredDeployment>> EventWriter::OfService(const DeploymentSeen& seen,
                                                                     const query::SqlFragment& when) {
  query::SqlFragment theirs{.sql = "source = "};
  theirs.Bind(telling_.source).Add(" AND environment = ").Bind(seen.environment).Add(" AND ").Add(when);
  PEP_ASSIGN(std::vector<StoredDeployment> deployments, record::Select<domain::Deployment>(unit_.session(), theirs));
  std::erase_if(deployments, [&](const StoredDeployment& one) {
    return !IsDeploymentOf(one.value.source_id, seen.service, seen.environment) ||
           record::ParentIn(one.id) != telling_.project;
  });
  return deployments;
}

absl::Status EventWriter::TakeBack(const DeploymentSeen& seen) {
  const absl::Time at = AsKept(seen.finished.value_or(unit_.now()));
  PEP_TRY(store::AddMention(unit_.session(), id_, NameOfService(seen), at, event_key_));
  query::SqlFragment before{.sql = "finish_time_us <= "};
  before.Bind(absl::ToUnixMicros(at));
  PEP_ASSIGN(const std::vector<StoredDeployment> deployments, OfService(seen, before));
  const auto latest = std::ranges::max_element(deployments, {}, [](const auto& one) { return one.value.finish; });
  if (latest == deployments.end()) {
    Refuse(std::string(kUnknownDeployment), "subject.id", "nothing that was rolled back is known yet");
    return absl::OkStatus();
  }
  domain::Deployment told = latest->value;
  told.outcome = domain::Outcome::kRolledBack;
  told.rollback = std::max(latest->value.rollback, std::optional(at));
  PEP_ASSIGN(Recorded recorded, Upsert(unit_, telling_, std::move(told)));
  // Its deployment may have come with all rollbacks that were told before: this one is written all the same.
  if (recorded.state == RecordState::kUnchanged) recorded.state = RecordState::kUpdated;
  Count(domain::Deployment::kPattern, recorded);
  return absl::OkStatus();
}

absl::Status EventWriter::TakeOver(const DeploymentSeen& seen, const std::string& called) {
  if (!seen.finished) return absl::OkStatus();
  const absl::Time finish = AsKept(*seen.finished);
  PEP_ASSIGN(std::vector<absl::Time> rollbacks, store::MentionsOf(unit_.session(), id_, NameOfService(seen)));
  query::SqlFragment around{.sql = "finish_time_us < "};
  around.Bind(absl::ToUnixMicros(finish)).Add(" AND rollback_time_us >= ").Bind(absl::ToUnixMicros(finish));
  PEP_ASSIGN(const std::vector<StoredDeployment> earlier, OfService(seen, around));
  for (const StoredDeployment& one : earlier) {
    PEP_ASSIGN(const auto before, record::FindForUpdate<domain::Deployment>(unit_.session(), one.id));
    domain::Deployment stands = before->value;
    rollbacks.push_back(*one.value.rollback);  // told while they were not kept, perhaps
    stands.rollback = LatestIn(rollbacks, *one.value.finish, finish);
    if (!stands.rollback) stands.outcome = domain::Outcome::kSucceeded;
    PEP_TRY(record::Update(unit_, *before, stands).status());
  }
  if (!LatestIn(rollbacks, finish, absl::InfiniteFuture())) return absl::OkStatus();
  query::SqlFragment after{.sql = "finish_time_us > "};
  after.Bind(absl::ToUnixMicros(finish));
  PEP_ASSIGN(const std::vector<StoredDeployment> later, OfService(seen, after));
  absl::Time next = absl::InfiniteFuture();
  for (const StoredDeployment& one : later) next = std::min(next, *one.value.finish);
  const std::optional<absl::Time> rollback = LatestIn(rollbacks, finish, next);
  if (!rollback) return absl::OkStatus();
  domain::Deployment told{.environment = seen.environment,
                          .tier = TierOf(seen.environment, seen.production),
                          .finish = seen.finished,
                          .outcome = domain::Outcome::kRolledBack,
                          .rollback = rollback,
                          .source_id = called};
  return Upsert(unit_, telling_, std::move(told)).status();
}

absl::StatusOr<std::string> EventWriter::CauseOf(const std::string& called, const std::string& environment) {
  if (called.empty()) return std::string();
  std::vector<std::string> names = {called};
  if (!environment.empty()) names.push_back(base::Concat(called, "@", environment));
  for (const std::string& name : names) {
    PEP_ASSIGN(const auto cause, store::IdFromSource(unit_.session(), domain::Deployment::kCollection, telling_.project,
                                                     telling_.source, name));
    if (cause) return *cause;
  }
  return std::string();
}

void EventWriter::Answer(const Recorded& recorded, const std::string& called) {
  const bool is_new = recorded.state == RecordState::kCreated || recorded.state == RecordState::kUpdated;
  if (is_new && !called.empty()) written_.told.names.push_back(NameOfCause(called));
}

absl::Status EventWriter::Await(const std::string& called, std::string_view field) {
  Refuse(std::string(kUnknownDeployment), std::string(field), std::string(kNoSuchCause));
  return store::AddMention(unit_.session(), id_, NameOfCause(called), absl::InfiniteFuture(), event_key_);
}

absl::Status EventWriter::AddCause(
    const std::string& called, const std::string& environment, std::string_view field,
    absl::FunctionRef<absl::StatusOr<Recorded>(const std::string&, const Telling&)> add) {
  ++written_.counts.unchanged;  // the incident
  PEP_ASSIGN(const std::string cause, CauseOf(called, environment));
  if (cause.empty()) return Await(called, field);
  Telling telling = telling_;
  telling.stands = rest_.stands;
  PEP_ASSIGN(const Recorded recorded, add(cause, telling));
  Count(domain::Incident::kPattern, recorded);
  return absl::OkStatus();
}

bool EventWriter::IsApart(const IncidentSeen& seen) const {
  return !seen.environment.empty() && TierOf(seen.environment, seen.production) != domain::Tier::kProduction;
}

absl::StatusOr<std::optional<StoredIncident>> EventWriter::Known(const IncidentSeen& seen) {
  PEP_ASSIGN(const auto id, store::IdFromSource(unit_.session(), domain::Incident::kCollection, telling_.project,
                                                telling_.source, seen.id));
  if (!id) return std::optional<StoredIncident>();
  return record::Find<domain::Incident>(unit_.session(), *id);
}

absl::Status EventWriter::AddCauseOf(const IncidentSeen& seen) {
  PEP_ASSIGN(const auto known, Known(seen));
  // That it was put down to no deployment, its environment said, until the one that it names came.
  const bool is_apart = known && known->value.unrelated && IsApart(seen);
  return AddCause(seen.deployment, seen.environment, kCauseField, [&](const std::string& cause, Telling telling) {
    if (is_apart) telling.stands = {};
    return Upsert(unit_, telling, domain::Incident{.deployment = cause, .source_id = seen.id});
  });
}

// Of what is told in whatever order, the earlier beginning and the later end count. An end that comes first is both.
absl::Status EventWriter::Take(const IncidentSeen& seen) {
  if (rest_.partly && !seen.deployment.empty()) return AddCauseOf(seen);
  domain::Incident told{.resolve = seen.resolved, .source_id = seen.id};
  if (seen.detected) told.detect = *seen.detected;
  PEP_ASSIGN(const auto known, Known(seen));
  const bool is_linked = known && !known->value.deployment.empty();
  if (known) {
    if (told.detect > known->value.detect) told.detect = absl::InfinitePast();
    if (known->value.resolve && told.resolve && *told.resolve < *known->value.resolve) told.resolve.reset();
  } else if (!seen.detected && seen.resolved) {
    told.detect = *seen.resolved;
  }
  PEP_ASSIGN(told.deployment, CauseOf(seen.deployment, seen.environment));
  const bool unknown = told.deployment.empty() && !seen.deployment.empty();
  // Of an environment that does not reach users it is put down to no deployment, but to the one that somebody names.
  told.unrelated = !is_linked && told.deployment.empty() && IsApart(seen);
  PEP_ASSIGN(const Recorded recorded, Upsert(unit_, telling_, std::move(told)));
  Count(domain::Incident::kPattern, recorded);
  return unknown ? Await(seen.deployment, kCauseField) : absl::OkStatus();
}

}  // namespace pepiniere::metrics::api
