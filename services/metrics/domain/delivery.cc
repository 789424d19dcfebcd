#include "services/metrics/domain/delivery.h"

#include <algorithm>
#include <utility>

#include "services/base/symbols.h"
#include "services/base/text.h"
#include "services/metrics/domain/instants.h"

namespace pepiniere::metrics::domain {
namespace {

constexpr std::string_view kTiers[] = {"", "PRODUCTION", "STAGING", "TESTING", "DEVELOPMENT", "OTHER"};
constexpr std::string_view kOutcomes[] = {"", "SUCCEEDED", "FAILED", "ROLLED_BACK", "CANCELLED"};
constexpr std::string_view kIntents[] = {"", "PLANNED", "INCIDENT"};

}  // namespace

std::string_view Symbol(Tier tier) { return base::SymbolIn(kTiers, tier); }
std::string_view Symbol(Outcome outcome) { return base::SymbolIn(kOutcomes, outcome); }
std::string_view Symbol(Intent intent) { return base::SymbolIn(kIntents, intent); }
bool ReadSymbol(std::string_view symbol, Tier& tier) { return base::ReadSymbolIn(kTiers, symbol, tier); }
bool ReadSymbol(std::string_view symbol, Outcome& outcome) { return base::ReadSymbolIn(kOutcomes, symbol, outcome); }
bool ReadSymbol(std::string_view symbol, Intent& intent) { return base::ReadSymbolIn(kIntents, symbol, intent); }

void Complete(std::string_view, CodeChange& change) {
  if (change.source.empty()) change.source = kByHand;
}
void Complete(std::string_view id, Deployment& deployment) { CompleteSource(id, deployment); }
void Complete(std::string_view id, Incident& incident) { CompleteSource(id, incident); }

CodeChange Merge(const CodeChange& known, const CodeChange& told) {
  CodeChange merged = known;
  Say(told.author, merged.author);
  Say(told.open, merged.open);
  Say(told.merge, merged.merge);
  Say(told.uri, merged.uri);
  Say(told.source, merged.source);
  return merged;
}

Deployment Merge(const Deployment& known, const Deployment& told) {
  Deployment merged = known;
  Say(told.environment, merged.environment);
  if (!Symbol(told.tier).empty()) merged.tier = told.tier;
  Say(told.start, merged.start);
  // What was rolled back had succeeded, which may be heard of later; and when it had is what its end stays.
  const bool is_older = known.outcome == Outcome::kRolledBack && told.outcome == Outcome::kSucceeded;
  if (!is_older) Say(told.outcome, merged.outcome);
  if (!known.finish || told.outcome != Outcome::kRolledBack) Say(told.finish, merged.finish);
  Say(told.rollback, merged.rollback);
  Say(told.sha, merged.sha);
  for (const std::string& sha : told.changes) {
    if (std::ranges::find(merged.changes, sha) == merged.changes.end()) merged.changes.push_back(sha);
  }
  Say(told.intent, merged.intent);
  Say(told.uri, merged.uri);
  Say(told.source, merged.source);
  Say(told.source_id, merged.source_id);
  return merged;
}

Incident Merge(const Incident& known, const Incident& told) {
  Incident merged = known;
  Say(told.title, merged.title);
  Say(told.description, merged.description);
  if (told.detect != absl::InfinitePast()) merged.detect = told.detect;
  Say(told.resolve, merged.resolve);
  if (!told.deployment.empty()) {
    merged.deployment = told.deployment;
    merged.unrelated = false;
  } else if (told.unrelated) {
    merged.deployment.clear();
    merged.unrelated = true;
  }
  Say(told.uri, merged.uri);
  Say(told.source, merged.source);
  Say(told.source_id, merged.source_id);
  return merged;
}

std::vector<base::FieldProblem> ProblemsOf(const CodeChange& change, base::Date today) {
  base::Problems problems;
  base::CheckFields(change, today, problems);
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> ProblemsOf(const Deployment& deployment, base::Date today) {
  base::Problems problems;
  base::CheckFields(deployment, today, problems);
  const std::optional<absl::Time>&start = deployment.start, &finish = deployment.finish,
        &rollback = deployment.rollback;
  problems.If(deployment.outcome && !finish, "finish_time", "is missing: what has an outcome is over");
  problems.If(start && finish && *finish < *start, "finish_time", base::Concat(kBefore, "start_time"));
  problems.If(rollback && deployment.outcome != Outcome::kRolledBack, "rollback_time", "is of ROLLED_BACK alone");
  problems.If(rollback && finish && *rollback < *finish, "rollback_time", base::Concat(kBefore, "finish_time"));
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> ProblemsOf(const Incident& incident, base::Date today) {
  base::Problems problems;
  base::CheckFields(incident, today, problems);
  problems.If(incident.resolve && *incident.resolve < incident.detect, "resolve_time",
              base::Concat(kBefore, "detect_time"));
  problems.If(incident.unrelated && !incident.deployment.empty(), "unrelated",
              "must not be set: it names the deployment that caused it");
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> CheckFuture(const CodeChange& change, absl::Time now) {
  base::Problems problems;
  CheckNotAhead(change.author, now, "author_time", problems);
  CheckNotAhead(change.open, now, "open_time", problems);
  CheckNotAhead(change.merge, now, "merge_time", problems);
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> CheckFuture(const Deployment& deployment, absl::Time now) {
  base::Problems problems;
  CheckNotAhead(deployment.start, now, "start_time", problems);
  CheckNotAhead(deployment.finish, now, "finish_time", problems);
  CheckNotAhead(deployment.rollback, now, "rollback_time", problems);
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> CheckFuture(const Incident& incident, absl::Time now) {
  base::Problems problems;
  CheckNotAhead(incident.detect, now, "detect_time", problems);
  CheckNotAhead(incident.resolve, now, "resolve_time", problems);
  return std::move(problems).Take();
}

}  // namespace pepiniere::metrics::domain
