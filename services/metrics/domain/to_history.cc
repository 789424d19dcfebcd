#include "services/metrics/domain/to_history.h"

#include <algorithm>
#include <charconv>

#include "absl/strings/ascii.h"
#include "services/base/text.h"

namespace pepiniere::metrics::domain {
namespace {

metrics::Outcome ToCompute(Outcome outcome) {
  if (outcome == Outcome::kFailed) return metrics::Outcome::kFailed;
  return outcome == Outcome::kRolledBack ? metrics::Outcome::kRolledBack : metrics::Outcome::kSucceeded;
}

metrics::Kind ToCompute(Kind kind) {
  if (kind == Kind::kAdditive) return metrics::Kind::kAdditive;
  if (kind == Kind::kUnique) return metrics::Kind::kUnique;
  return kind == Kind::kRatio ? metrics::Kind::kRatio : metrics::Kind::kGauge;
}

void AddJdma(const AnswerCount& count, metrics::Jdma& jdma) {
  if (count.answer == "GOOD") jdma.good += count.count;
  if (count.answer == "MEDIUM") jdma.medium += count.count;
  if (count.answer == "BAD") jdma.bad += count.count;
}

void AddMark(const AnswerCount& count, metrics::Answers& answers) {
  int mark = 0;
  const char* const end = count.answer.data() + count.answer.size();
  const auto [at, error] = std::from_chars(count.answer.data(), end, mark);
  if (error == std::errc() && at == end) answers[mark] += count.count;
}

}  // namespace

std::string NameBelow(std::string_view collection, std::string_view id) {
  const std::size_t slash = id.find('/');
  return base::Concat("projects/", id.substr(0, slash), "/", collection, "/", id.substr(slash + 1));
}

metrics::State ToCompute(StateCategory state) { return static_cast<metrics::State>(static_cast<int>(state) - 1); }

metrics::WorkItem ToCompute(std::string_view id, const WorkItem& item) {
  metrics::WorkItem made{.id = NameBelow(WorkItem::kCollection, id), .requested = item.request};
  for (const Transition& t : item.transitions) made.transitions.push_back({ToCompute(t.to), t.time});
  for (const Estimate& e : item.estimates) made.estimates.push_back({e.value, e.time});
  for (const Membership& m : item.memberships) {
    made.memberships.push_back({NameBelow(Sprint::kCollection, m.sprint), m.from, m.to});
  }
  return made;
}

metrics::Sprint ToCompute(std::string_view id, const Sprint& sprint) {
  return {NameBelow(Sprint::kCollection, id), sprint.start, sprint.end, sprint.closed};
}

metrics::Change ToCompute(std::string_view id, const CodeChange& change) {
  return {std::string(id.substr(id.rfind('/') + 1)), change.author, change.open, change.merge};
}

std::optional<metrics::Deployment> ToCompute(std::string_view id, const Deployment& deployment) {
  if (deployment.outcome == Outcome::kCancelled) return std::nullopt;
  metrics::Deployment made{.id = NameBelow(Deployment::kCollection, id),
                           .tier = absl::AsciiStrToLower(base::Absl(Symbol(deployment.tier))),
                           .started = deployment.start,
                           .finished = deployment.finish};
  if (deployment.outcome) made.outcome = ToCompute(*deployment.outcome);
  made.changes = deployment.changes;
  if (deployment.intent) {
    made.intent = *deployment.intent == Intent::kIncident ? metrics::Intent::kIncident : metrics::Intent::kPlanned;
  }
  made.rolled_back = deployment.rollback;
  return made;
}

metrics::Incident ToCompute(std::string_view id, const Incident& incident) {
  metrics::Incident made{NameBelow(Incident::kCollection, id), incident.detect, incident.resolve};
  if (!incident.deployment.empty()) made.deployment = NameBelow(Deployment::kCollection, incident.deployment);
  if (incident.unrelated) made.deployment = "unrelated";
  return made;
}

void AddTo(const Survey& survey, metrics::Surveys& surveys) {
  for (const AnswerCount& count : survey.counts) {
    switch (survey.kind) {
      case SurveyKind::kJdma:
        AddJdma(count, surveys.jdma ? *surveys.jdma : surveys.jdma.emplace());
        break;
      case SurveyKind::kNps:
        AddMark(count, surveys.nps ? *surveys.nps : surveys.nps.emplace());
        break;
      case SurveyKind::kCsat:
        AddMark(count, surveys.csat ? *surveys.csat : surveys.csat.emplace());
        break;
    }
  }
}

metrics::Definition ToCompute(const Definition& definition, const std::vector<std::string>& split) {
  const bool adds = std::ranges::all_of(split, [&](const std::string& dimension) {
    const std::vector<std::string>& additive = definition.additive_dimensions;
    return std::ranges::find(additive, dimension) != additive.end();
  });
  // A level that adds up over dimensions, and never over time, is what that room calls an additive one of that kind.
  if (definition.kind == Kind::kGauge && adds && !split.empty()) return {metrics::Kind::kAdditive, false, true};
  return {ToCompute(definition.kind), true, adds};
}

}  // namespace pepiniere::metrics::domain
