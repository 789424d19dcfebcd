#include "services/metrics/api/event_writer.h"

#include <algorithm>
#include <tuple>
#include <utility>
#include <variant>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/metrics/api/containers.h"
#include "services/metrics/store/item_store.h"
#include "services/metrics/store/series_store.h"
#include "services/record/table.h"
#include "services/search/fold.h"

namespace pepiniere::metrics::api {
namespace {

using StoredDeployment = base::Stored<domain::Deployment>;

constexpr std::size_t kMostResources = domain::kMostEventResources;

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

std::string AnswerOf(SurveyKind kind, int worth) {
  if (kind != SurveyKind::kJdma) return base::Concat(worth);
  return worth == 10 ? "GOOD" : worth == 5 ? "MEDIUM" : "BAD";
}

domain::EventOutcome OutcomeOf(const store::PointCounts& counts) {
  const bool writes = counts.created + counts.restated > 0;
  if (counts.refused == 0) return writes ? domain::EventOutcome::kAccepted : domain::EventOutcome::kUnchanged;
  return writes || counts.unchanged > 0 ? domain::EventOutcome::kPartly : domain::EventOutcome::kRefused;
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

}  // namespace

EventWriter::EventWriter(const Context& context, journal::Unit& unit, const std::string& id,
                         const domain::Source& source)
    : context_(context),
      unit_(unit),
      source_(source),
      telling_{.project = ProjectId(source.project), .source = record::NameOf(domain::Source::kPattern, id)} {}

absl::StatusOr<Written> EventWriter::Write(const HeardHook& heard, const Rest& rest) {
  rest_ = rest;
  written_ = {.reason = heard.reason, .field = heard.field, .message = heard.message};
  if (heard.ignored || heard.refused) {
    written_.outcome = heard.refused ? domain::EventOutcome::kRefused : domain::EventOutcome::kIgnored;
    written_.open = heard.refused;
    return written_;
  }
  written_.counts.refused = heard.left_out;
  written_.refused = heard.left_lines;
  points_.clear();
  point_places_.clear();
  for (std::size_t i = 0; i < heard.events.size(); ++i) {
    if (!GoTo(heard.lines.empty() ? static_cast<std::int64_t>(i) : heard.lines[i])) continue;
    PEP_TRY(std::visit([this](const auto& seen) { return Take(seen); }, heard.events[i]));
  }
  PEP_TRY(IngestPoints(/*called=*/""));
  PEP_TRY(WriteMessages(heard));
  written_.outcome = OutcomeOf(written_.counts);
  written_.open = written_.counts.refused > heard.left_out || written_.outcome == domain::EventOutcome::kRefused;
  return written_;
}

bool EventWriter::GoTo(std::int64_t place) {
  place_ = place;
  if (!rest_.IsWritten(place)) return true;
  ++written_.counts.unchanged;
  return false;
}

void EventWriter::Refuse(std::string reason, std::string field, std::string message) {
  written_.refused.insert(place_);
  if (written_.counts.refused++ > 0) return;
  written_.reason = std::move(reason);
  written_.field = std::move(field);
  written_.message = std::move(message);
}

void EventWriter::Count(std::string_view pattern, const Recorded& recorded) {
  if (recorded.state == RecordState::kRefused) return Refuse(recorded.reason, recorded.field, recorded.message);
  if (recorded.state == RecordState::kUnchanged) {
    ++written_.counts.unchanged;
    return;
  }
  ++(recorded.state == RecordState::kCreated ? written_.counts.created : written_.counts.restated);
  written_.deploys |= pattern == domain::Deployment::kPattern;
  if (written_.resources.size() < kMostResources) written_.resources.push_back(record::NameOf(pattern, recorded.id));
}

domain::Tier EventWriter::TierOf(const DeploymentSeen& seen) const {
  for (const domain::TierRule& rule : source_.tier_rules) {
    if (Fits(rule.environment, seen.environment)) return rule.tier;
  }
  if (seen.production) return domain::Tier::kProduction;
  const std::string name = search::Fold(seen.environment);
  const auto* const known =
      std::ranges::find_if(kTierWords, [&](const TierWord& tier) { return name.find(tier.word) != std::string::npos; });
  return known == std::end(kTierWords) ? domain::Tier::kOther : known->tier;
}

absl::Status EventWriter::Take(const DeploymentSeen& seen) {
  if (seen.state == DeploymentState::kRolledBack && !seen.service.empty()) return TakeBack(seen);
  domain::Deployment told{.environment = seen.environment,
                          .tier = TierOf(seen),
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
  PEP_ASSIGN(const auto known_id, store::IdFromSource(unit_.session(), domain::Deployment::kCollection,
                                                      telling_.project, telling_.source, seen.id));
  if (known_id) {
    PEP_ASSIGN(const auto known, record::Find<domain::Deployment>(unit_.session(), *known_id));
    if (known) LeaveLaterEnd(known->value, told);
  }
  PEP_ASSIGN(const Recorded recorded, Upsert(unit_, telling_, std::move(told)));
  Count(domain::Deployment::kPattern, recorded);
  return seen.service.empty() || recorded.state == RecordState::kRefused ? absl::OkStatus() : TakeOver(seen);
}

absl::StatusOr<std::vector<StoredDeployment>> EventWriter::OfService(const DeploymentSeen& seen,
                                                                     const query::SqlFragment& when) {
  query::SqlFragment theirs{.sql = "source = "};
  theirs.Bind(telling_.source).Add(" AND environment = ").Bind(seen.environment).Add(" AND ").Add(when);
  PEP_ASSIGN(std::vector<StoredDeployment> deployments, record::Select<domain::Deployment>(unit_.session(), theirs));
  const std::string called = base::Concat(seen.service, "@");
  std::erase_if(deployments, [&](const StoredDeployment& one) {
    return !one.value.source_id.starts_with(called) || record::ParentIn(one.id) != telling_.project;
  });
  return deployments;
}

absl::Status EventWriter::TakeBack(const DeploymentSeen& seen) {
  query::SqlFragment before{.sql = "finish_time_us <= "};
  before.Bind(absl::ToUnixMicros(seen.finished.value_or(unit_.now())));
  PEP_ASSIGN(const std::vector<StoredDeployment> deployments, OfService(seen, before));
  const auto latest = std::ranges::max_element(deployments, {}, [](const auto& one) { return one.value.finish; });
  if (latest == deployments.end()) {
    Refuse(std::string(kUnknownDeployment), "subject.id", "nothing that was rolled back is known yet");
    return absl::OkStatus();
  }
  domain::Deployment told = latest->value;
  told.outcome = domain::Outcome::kRolledBack;
  told.rollback = std::max(latest->value.rollback, seen.finished);
  PEP_ASSIGN(const Recorded recorded, Upsert(unit_, telling_, std::move(told)));
  Count(domain::Deployment::kPattern, recorded);
  return absl::OkStatus();
}

absl::Status EventWriter::TakeOver(const DeploymentSeen& seen) {
  if (!seen.finished) return absl::OkStatus();
  const std::int64_t finished = absl::ToUnixMicros(*seen.finished);
  query::SqlFragment around{.sql = "finish_time_us < "};
  around.Bind(finished).Add(" AND rollback_time_us >= ").Bind(finished);
  PEP_ASSIGN(const std::vector<StoredDeployment> earlier, OfService(seen, around));
  std::optional<absl::Time> rollback;
  for (const StoredDeployment& one : earlier) {
    rollback = std::max(rollback, one.value.rollback);
    PEP_ASSIGN(const auto before, record::FindForUpdate<domain::Deployment>(unit_.session(), one.id));
    domain::Deployment stands = before->value;
    stands.outcome = domain::Outcome::kSucceeded;
    stands.rollback.reset();
    PEP_TRY(record::Update(unit_, *before, stands).status());
  }
  if (!rollback) return absl::OkStatus();
  domain::Deployment told{.environment = seen.environment,
                          .tier = TierOf(seen),
                          .finish = seen.finished,
                          .outcome = domain::Outcome::kRolledBack,
                          .rollback = rollback,
                          .source_id = seen.id};
  return Upsert(unit_, telling_, std::move(told)).status();
}

absl::Status EventWriter::Take(const ItemSeen& seen) {
  domain::WorkItem told{.source_id = seen.id, .type = seen.type, .title = seen.title, .request = seen.requested};
  for (const Transition& transition : seen.transitions) {
    told.transitions.push_back(
        {.to = static_cast<domain::StateCategory>(static_cast<int>(transition.to) + 1), .time = transition.at});
  }
  for (const Estimate& estimate : seen.estimates) told.estimates.push_back({estimate.value, estimate.at});
  for (const Membership& membership : seen.memberships) {
    PEP_ASSIGN(const auto sprint, store::IdFromSource(unit_.session(), domain::Sprint::kCollection, telling_.project,
                                                      telling_.source, membership.sprint));
    told.memberships.push_back({.sprint = sprint.value_or(base::Concat(telling_.project, "/", membership.sprint)),
                                .from = membership.from,
                                .to = membership.to});
  }
  Telling telling = telling_;
  telling.stands = rest_.stands;
  PEP_ASSIGN(const Recorded recorded, Upsert(unit_, telling, std::move(told), /*complete=*/false));
  Count(domain::WorkItem::kPattern, recorded);
  return absl::OkStatus();
}

absl::Status EventWriter::Take(const ChangeSeen& seen) {
  Telling telling = telling_;
  telling.own_id = seen.sha;
  telling.stands = rest_.stands;
  PEP_ASSIGN(
      const Recorded recorded,
      Upsert(unit_, telling, domain::CodeChange{.author = seen.authored, .open = seen.created, .merge = seen.merged}));
  Count(domain::CodeChange::kPattern, recorded);
  return absl::OkStatus();
}

absl::StatusOr<std::string> EventWriter::CauseOf(const std::string& called) {
  if (called.empty()) return std::string();
  PEP_ASSIGN(const auto cause, store::IdFromSource(unit_.session(), domain::Deployment::kCollection, telling_.project,
                                                   telling_.source, called));
  return cause.value_or("");
}

void EventWriter::RefuseCause(std::string_view field) {
  Refuse(std::string(kUnknownDeployment), std::string(field), "is no deployment that this source told of yet");
}

absl::Status EventWriter::AddCause(
    const std::string& called, std::string_view field,
    absl::FunctionRef<absl::StatusOr<Recorded>(const std::string&, const Telling&)> add) {
  ++written_.counts.unchanged;  // the incident
  PEP_ASSIGN(const std::string cause, CauseOf(called));
  if (cause.empty()) {
    RefuseCause(field);
    return absl::OkStatus();
  }
  Telling telling = telling_;
  telling.stands = rest_.stands;
  PEP_ASSIGN(const Recorded recorded, add(cause, telling));
  Count(domain::Incident::kPattern, recorded);
  return absl::OkStatus();
}

// Of what is told in whatever order, the earlier beginning and the later end count. An end that comes first is both.
absl::Status EventWriter::Take(const IncidentSeen& seen) {
  constexpr std::string_view kField = "customData.deployment";
  if (rest_.partly && !seen.deployment.empty()) {
    return AddCause(seen.deployment, kField, [&](const std::string& cause, const Telling& telling) {
      return Upsert(unit_, telling, domain::Incident{.deployment = cause, .source_id = seen.id});
    });
  }
  domain::Incident told{.resolve = seen.resolved, .source_id = seen.id};
  if (seen.detected) told.detect = *seen.detected;
  PEP_ASSIGN(const auto known_id, store::IdFromSource(unit_.session(), domain::Incident::kCollection, telling_.project,
                                                      telling_.source, seen.id));
  if (known_id) {
    PEP_ASSIGN(const auto known, record::Find<domain::Incident>(unit_.session(), *known_id));
    if (known && told.detect > known->value.detect) told.detect = absl::InfinitePast();
    if (known && known->value.resolve && told.resolve && *told.resolve < *known->value.resolve) told.resolve.reset();
  } else if (!seen.detected && seen.resolved) {
    told.detect = *seen.resolved;
  }
  PEP_ASSIGN(told.deployment, CauseOf(seen.deployment));
  const bool unknown = told.deployment.empty() && !seen.deployment.empty();
  PEP_ASSIGN(const Recorded recorded, Upsert(unit_, telling_, std::move(told)));
  Count(domain::Incident::kPattern, recorded);
  if (unknown) RefuseCause(kField);
  return absl::OkStatus();
}

absl::Status EventWriter::Take(const PointSeen& seen) {
  domain::Point point{
      .metric = seen.metric, .time = seen.time, .value = seen.value, .revision = seen.revision.value_or(0)};
  for (const auto& [key, value] : seen.dimensions) point.dimensions.push_back(dimensions_.Read(key, value));
  points_.push_back(std::move(point));
  point_places_.push_back(place_);
  return absl::OkStatus();
}

absl::Status EventWriter::Take(const SurveyDay& seen) {
  domain::Survey told{.kind = static_cast<domain::SurveyKind>(static_cast<int>(seen.kind) + 1), .date = seen.day};
  told.form = seen.form;
  for (const auto& [worth, count] : seen.counts) {
    told.counts.push_back({.answer = AnswerOf(seen.kind, worth), .count = static_cast<int>(count)});
  }
  PEP_ASSIGN(const Recorded recorded, Upsert(unit_, telling_, std::move(told)));
  Count(domain::Survey::kPattern, recorded);
  return absl::OkStatus();
}

absl::Status EventWriter::Take(const SprintSeen& seen) {
  domain::Sprint told{
      .start = seen.start, .end = seen.end, .goal = seen.goal, .closed = seen.closed, .source_id = seen.id};
  PEP_ASSIGN(const Recorded recorded, Upsert(unit_, telling_, std::move(told)));
  Count(domain::Sprint::kPattern, recorded);
  return absl::OkStatus();
}

absl::Status EventWriter::IngestPoints(std::string_view called) {
  for (std::size_t first = 0; first < points_.size(); first += store::kMostPoints) {
    const std::size_t count = std::min(store::kMostPoints, points_.size() - first);
    PEP_ASSIGN(const store::BatchResult result,
               store::IngestPoints(unit_, context_.series, telling_.project, telling_.source,
                                   std::span(points_).subspan(first, count), rest_.stands));
    for (std::size_t i = 0; i < result.results.size(); ++i) {
      const store::PointResult& one = result.results[i];
      if (one.state == domain::PointState::kRefused) {
        const std::string& field = one.refusal.field;
        place_ = point_places_[first + i];
        const std::string point = called.empty() ? "" : base::Concat(called, "[", place_, "]");
        Refuse(std::string(domain::Symbol(one.reason)),
               point.empty() || field.empty() ? point : base::Concat(point, ".", field), one.refusal.message);
      } else if (one.state != domain::PointState::kUnchanged) {
        const std::string name = record::NameOf(store::kSeriesPattern, one.series);
        const bool is_new = std::ranges::find(written_.resources, name) == written_.resources.end();
        if (is_new && written_.resources.size() < kMostResources) written_.resources.push_back(name);
      }
    }
    written_.counts.created += result.counts.created;
    written_.counts.unchanged += result.counts.unchanged;
    written_.counts.restated += result.counts.restated;
  }
  return absl::OkStatus();
}

}  // namespace pepiniere::metrics::api
