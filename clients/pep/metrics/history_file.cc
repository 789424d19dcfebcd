#include "clients/pep/metrics/history_file.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <utility>

#include "clients/pep/kit/messages.h"
#include "clients/pep/metrics/place.h"
#include "services/base/text.h"
#include "services/json/document.h"
#include "services/json/json.h"
#include "services/metrics/compute/calendar.h"
#include "services/metrics/compute/forecast.h"

namespace pepiniere::pep {
namespace {

using json::Json;
using std::string_view;

constexpr std::size_t kMostLevels = 32;
constexpr std::int64_t kMostAnswers = 1'000'000'000'000, kMostFinished = 1'000'000;
constexpr double kMostEstimate = 1e9, kMostValue = 1e300;

// In the order of their enumerations.
constexpr std::array<string_view, 4> kStates = {"TODO", "IN_PROGRESS", "DONE", "CANCELLED"};
constexpr std::array<string_view, 3> kOutcomes = {"SUCCEEDED", "FAILED", "ROLLED_BACK"};
constexpr std::array<string_view, 2> kIntents = {"PLANNED", "INCIDENT"};

constexpr std::array<string_view, 12> kMembers = {"asOf",      "from",    "to",          "zone",
                                                  "items",     "sprints", "deployments", "changes",
                                                  "incidents", "surveys", "points",      "throughput"};
constexpr std::array<string_view, 5> kItemMembers = {"id", "requested", "transitions", "estimates", "memberships"};
constexpr std::array<string_view, 2> kTransitionMembers = {"to", "at"};
constexpr std::array<string_view, 2> kEstimateMembers = {"value", "at"};
constexpr std::array<string_view, 3> kMembershipMembers = {"sprint", "from", "to"};
constexpr std::array<string_view, 4> kSprintMembers = {"id", "start", "end", "closed"};
constexpr std::array<string_view, 8> kDeploymentMembers = {"id",      "tier",    "startedAt", "finishedAt",
                                                           "outcome", "changes", "intent",    "rolledBackAt"};
constexpr std::array<string_view, 4> kChangeMembers = {"sha", "authoredAt", "createdAt", "mergedAt"};
constexpr std::array<string_view, 4> kIncidentMembers = {"id", "detectedAt", "resolvedAt", "deployment"};
constexpr std::array<string_view, 3> kSurveyMembers = {"jdma", "nps", "csat"};
constexpr std::array<string_view, 3> kJdmaMembers = {"good", "medium", "bad"};
constexpr std::array<string_view, 6> kPointMembers = {"metric", "dimensions", "time", "source", "revision", "value"};

template <typename Enum, std::size_t N>
std::optional<Enum> TakeWord(const Place& place, const std::array<string_view, N>& words) {
  const auto word = place.Word(words);
  return word ? std::optional(static_cast<Enum>(*word)) : std::nullopt;
}

absl::Time RequiredInstant(const Place& place, string_view key) {
  return place.Required(key).Instant().value_or(absl::UnixEpoch());
}

// What is told again with the same id must be the same in all: nobody says which of two holds.
class Once {
 public:
  // Whether it is new.
  bool Meets(const Place& place, const std::string& id) {
    if (id.empty()) return true;  // somebody was told already
    const auto [first, is_new] = met_.emplace(id, place);
    if (!is_new && *first->second.json() != *place.json()) {
      place.Complain(HistoryWrong::kRepeated, {id, first->second.path()});
    }
    return is_new;
  }

 private:
  std::map<std::string, Place> met_;
};

// The things of a list, each once.
template <typename T>
std::vector<T> TakeAll(const Place& list, std::string T::*id, T (*take)(const Place&)) {
  std::vector<T> all;
  Once once;
  list.EachItem([&](const Place& place) {
    T one = take(place);
    if (once.Meets(place, one.*id)) all.push_back(std::move(one));
  });
  return all;
}

metrics::WorkItem TakeItem(const Place& place) {
  place.HasOnly(kItemMembers);
  metrics::WorkItem item;
  item.id = place.Required("id").Name();
  item.requested = place.Member("requested").Instant();
  place.Member("transitions").EachItem([&](const Place& transition) {
    transition.HasOnly(kTransitionMembers);
    const auto to = TakeWord<metrics::State>(transition.Required("to"), kStates);
    item.transitions.push_back({to.value_or(metrics::State::kTodo), RequiredInstant(transition, "at")});
  });
  place.Member("estimates").EachItem([&](const Place& estimate) {
    estimate.HasOnly(kEstimateMembers);
    const auto value = estimate.Required("value").Number(0, kMostEstimate);
    item.estimates.push_back({value.value_or(0), RequiredInstant(estimate, "at")});
  });
  place.Member("memberships").EachItem([&](const Place& membership) {
    membership.HasOnly(kMembershipMembers);
    const std::string sprint = membership.Required("sprint").Name();
    const absl::Time from = RequiredInstant(membership, "from");
    const Place until = membership.Member("to");
    const auto to = until.Instant();
    if (to && *to < from) until.Complain(HistoryWrong::kNotAfter, {"from"});
    item.memberships.push_back({sprint, from, to});
  });
  return item;
}

metrics::Sprint TakeSprint(const Place& place) {
  place.HasOnly(kSprintMembers);
  metrics::Sprint sprint;
  sprint.id = place.Required("id").Name();
  const auto start = place.Required("start").Instant(), end = place.Required("end").Instant();
  if (start && end && *end <= *start) place.Member("end").Complain(HistoryWrong::kNotAfter, {"start"});
  sprint.start = start.value_or(absl::UnixEpoch()), sprint.end = end.value_or(absl::UnixEpoch());
  sprint.closed = place.Member("closed").Flag();
  return sprint;
}

metrics::Deployment TakeDeployment(const Place& place) {
  place.HasOnly(kDeploymentMembers);
  metrics::Deployment deployment;
  deployment.id = place.Required("id").Name();
  deployment.tier = place.Required("tier").Name();
  deployment.started = place.Member("startedAt").Instant();
  deployment.finished = place.Member("finishedAt").Instant();
  deployment.outcome = TakeWord<metrics::Outcome>(place.Member("outcome"), kOutcomes);
  place.Member("changes").EachItem([&](const Place& sha) { deployment.changes.push_back(sha.Name()); });
  deployment.intent = TakeWord<metrics::Intent>(place.Member("intent"), kIntents);
  deployment.rolled_back = place.Member("rolledBackAt").Instant();
  return deployment;
}

metrics::Change TakeChange(const Place& place) {
  place.HasOnly(kChangeMembers);
  metrics::Change change;
  change.sha = place.Required("sha").Name();
  change.authored = place.Member("authoredAt").Instant();
  change.created = place.Member("createdAt").Instant();
  change.merged = place.Member("mergedAt").Instant();
  return change;
}

metrics::Incident TakeIncident(const Place& place) {
  place.HasOnly(kIncidentMembers);
  metrics::Incident incident;
  incident.id = place.Required("id").Name();
  incident.detected = RequiredInstant(place, "detectedAt");
  incident.resolved = place.Member("resolvedAt").Instant();
  incident.deployment = place.Member("deployment").Name();
  return incident;
}

metrics::Answers TakeAnswers(const Place& place, int least, int most) {
  metrics::Answers answers;
  place.EachMember([&](const std::string& key, const Place& count) {
    for (int answer = least; answer <= most; ++answer) {
      if (base::Concat(answer) != key) continue;
      if (const auto n = count.Count(0, kMostAnswers)) answers[answer] = *n;
      return;
    }
    count.Complain(HistoryWrong::kNotOnScale, {base::Concat(least), base::Concat(most)});
  });
  return answers;
}

metrics::Surveys TakeSurveys(const Place& place) {
  metrics::Surveys surveys;
  if (!place.is_there()) return surveys;
  place.HasOnly(kSurveyMembers);
  if (const Place jdma = place.Member("jdma"); jdma.is_there()) {
    jdma.HasOnly(kJdmaMembers);
    const auto count = [&](string_view key) { return jdma.Required(key).Count(0, kMostAnswers).value_or(0); };
    surveys.jdma = {.good = count("good"), .medium = count("medium"), .bad = count("bad")};
  }
  if (const Place nps = place.Member("nps"); nps.is_there()) surveys.nps = TakeAnswers(nps, 0, 10);
  if (const Place csat = place.Member("csat"); csat.is_there()) surveys.csat = TakeAnswers(csat, 1, 5);
  return surveys;
}

metrics::Point TakePoint(const Place& place, std::size_t number) {
  place.HasOnly(kPointMembers);
  metrics::Point point;
  point.key.metric = place.Required("metric").Name();
  place.Member("dimensions").EachMember([&](const std::string& key, const Place& value) {
    if (value.is_there()) point.key.dimensions.emplace(key, value.Name());
  });
  point.key.time = RequiredInstant(place, "time");
  point.key.source = place.Member("source").Name();
  point.revision = place.Member("revision").Count(0, std::numeric_limits<std::int64_t>::max());
  point.value = place.Required("value").Number(-kMostValue, kMostValue).value_or(0);
  // Nothing but the order of arrivals counts.
  point.received = absl::UnixEpoch() + absl::Microseconds(number);
  return point;
}

metrics::Window TakeWindow(const Place& all) {
  metrics::Window window;
  const auto as_of = all.Required("asOf").Instant();
  const Place from = all.Member("from"), to = all.Member("to");
  window.as_of = as_of.value_or(absl::UnixEpoch());
  const Place zone = all.Member("zone");
  window.zone = zone.is_there() ? zone.Zone().value_or(absl::UTCTimeZone()) : Paris();
  const auto end = to.Instant(), start = from.Instant();
  window.to = end.value_or(window.as_of);
  window.from = start.value_or(metrics::BeginByDefault(window.to, window.zone));
  const bool is_read = (end || (as_of && !to.is_there())) && (start || !from.is_there());
  if (is_read && window.to <= window.from) (end ? to : all.Member("asOf")).Complain(HistoryWrong::kNotAfter, {"from"});
  return window;
}

std::vector<std::int64_t> TakeDaily(const Place& place) {
  std::vector<std::int64_t> daily;
  place.EachItem([&](const Place& day) { daily.push_back(day.Count(0, kMostFinished).value_or(0)); });
  if (daily.size() > metrics::kLongestHistory) {
    place.Complain(HistoryWrong::kTooMany, {base::Concat(metrics::kLongestHistory)});
  }
  return daily;
}

HistoryFile TakeFile(const Place& all) {
  all.HasOnly(kMembers);
  HistoryFile file;
  file.window = TakeWindow(all);
  metrics::History& history = file.history;
  history.items = TakeAll(all.Member("items"), &metrics::WorkItem::id, TakeItem);
  history.sprints = TakeAll(all.Member("sprints"), &metrics::Sprint::id, TakeSprint);
  history.deployments = TakeAll(all.Member("deployments"), &metrics::Deployment::id, TakeDeployment);
  history.changes = TakeAll(all.Member("changes"), &metrics::Change::sha, TakeChange);
  history.incidents = TakeAll(all.Member("incidents"), &metrics::Incident::id, TakeIncident);
  history.surveys = TakeSurveys(all.Member("surveys"));
  all.Member("points").EachItem([&](const Place& place) {
    file.points.push_back({place.path(), TakePoint(place, file.points.size())});
  });
  if (const Place daily = all.Member("throughput"); daily.is_there()) history.throughput = TakeDaily(daily);
  return file;
}

HistoryWrong WrongOf(json::DocumentFault::What what) {
  using What = json::DocumentFault::What;
  if (what == What::kNoJson) return HistoryWrong::kNoJson;
  return what == What::kTooDeep ? HistoryWrong::kTooDeep : HistoryWrong::kRepeatedKey;
}

}  // namespace

ReadHistory ReadHistoryFile(std::string_view text) {
  ReadHistory read;
  for (json::DocumentFault& fault : json::FaultsOf(text, kMostLevels)) {
    std::vector<std::string> arguments;
    if (fault.byte > 0) arguments.push_back(base::Concat(fault.byte));
    read.faults.push_back({std::move(fault.path), WrongOf(fault.what), std::move(arguments)});
  }
  if (!read.faults.empty() && read.faults.back().wrong != HistoryWrong::kRepeatedKey) return read;
  const std::optional<Json> json = json::Parse(text);
  if (!json) return read;
  read.file = TakeFile(Place(&*json, "", read.faults));
  return read;
}

}  // namespace pepiniere::pep
