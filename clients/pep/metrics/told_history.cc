#include "clients/pep/metrics/told_history.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <utility>

#include "absl/strings/ascii.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/proto_values.h"
#include "clients/pep/metrics/vocabulary.h"
#include "services/json/json.h"

namespace pepiniere::pep {
namespace {

using google::protobuf::Timestamp;
using json::OrderedJson;
using metrics::v1::Deployment;
using metrics::v1::Survey;

std::string Instant(absl::Time time) { return absl::FormatTime("%E4Y-%m-%dT%H:%M:%E*SZ", time, absl::UTCTimeZone()); }

// A member where there is such an instant.
void Put(OrderedJson& json, const char* key, bool is_there, const Timestamp& time) {
  if (is_there) json[key] = Instant(FromProto(time));
}

// A member where there is such a text.
void Put(OrderedJson& json, const char* key, std::string text) {
  if (!text.empty()) json[key] = std::move(text);
}

OrderedJson Number(double value) {
  constexpr double kExact = 9007199254740992;  // 2^53
  if (std::trunc(value) == value && std::abs(value) < kExact) return static_cast<std::int64_t>(value);
  return value;
}

std::string IdOf(const std::string& name) { return std::string(Id(name)); }

OrderedJson JsonOf(const metrics::v1::WorkItem& item) {
  OrderedJson json = {{"id", IdOf(item.name())}};
  Put(json, "requested", item.has_request_time(), item.request_time());
  json["transitions"] = OrderedJson::array();
  for (const auto& transition : item.transitions()) {
    json["transitions"].push_back({{"to", Code(transition.to())}, {"at", Instant(FromProto(transition.time()))}});
  }
  for (const auto& estimate : item.estimates()) {
    json["estimates"].push_back({{"value", Number(estimate.value())}, {"at", Instant(FromProto(estimate.time()))}});
  }
  for (const auto& membership : item.memberships()) {
    OrderedJson one = {{"sprint", IdOf(membership.sprint())}, {"from", Instant(FromProto(membership.from_time()))}};
    Put(one, "to", membership.has_to_time(), membership.to_time());
    json["memberships"].push_back(std::move(one));
  }
  return json;
}

OrderedJson JsonOf(const metrics::v1::Sprint& sprint) {
  return {{"id", IdOf(sprint.name())},
          {"start", Instant(FromProto(sprint.start_time()))},
          {"end", Instant(FromProto(sprint.end_time()))},
          {"closed", sprint.closed()}};
}

OrderedJson JsonOf(const Deployment& deployment) {
  const std::string tier = Code(deployment.tier());
  OrderedJson json = {{"id", IdOf(deployment.name())}, {"tier", tier.empty() ? "other" : absl::AsciiStrToLower(tier)}};
  Put(json, "startedAt", deployment.has_start_time(), deployment.start_time());
  if (deployment.outcome() != Deployment::OUTCOME_CANCELLED) {
    Put(json, "finishedAt", deployment.has_finish_time(), deployment.finish_time());
    Put(json, "outcome", Code(deployment.outcome()));
    Put(json, "rolledBackAt", deployment.has_rollback_time(), deployment.rollback_time());
  }
  json["changes"] = OrderedJson::array();
  for (const std::string& sha : deployment.changes()) json["changes"].push_back(sha);
  Put(json, "intent", Code(deployment.intent()));
  return json;
}

OrderedJson JsonOf(const metrics::v1::CodeChange& change) {
  OrderedJson json = {{"sha", IdOf(change.name())}};
  Put(json, "authoredAt", change.has_author_time(), change.author_time());
  Put(json, "createdAt", change.has_open_time(), change.open_time());
  Put(json, "mergedAt", change.has_merge_time(), change.merge_time());
  return json;
}

OrderedJson JsonOf(const metrics::v1::Incident& incident) {
  OrderedJson json = {{"id", IdOf(incident.name())}, {"detectedAt", Instant(FromProto(incident.detect_time()))}};
  Put(json, "resolvedAt", incident.has_resolve_time(), incident.resolve_time());
  Put(json, "deployment", IdOf(incident.deployment()));
  return json;
}

// Answers of the period, pooled, by kind.
using Pooled = std::map<Survey::Kind, std::map<std::string, std::int64_t>>;

Pooled Pool(const ToldHistory& history) {
  Pooled pooled;
  for (const Survey& survey : history.surveys) {
    const auto& date = survey.date();
    const absl::Time day = absl::FromCivil(absl::CivilDay(date.year(), date.month(), date.day()), history.zone);
    if (day < history.from || day >= std::min(history.to, history.as_of)) continue;
    for (const auto& count : survey.counts()) pooled[survey.kind()][count.answer()] += count.count();
  }
  return pooled;
}

OrderedJson SurveysJson(const ToldHistory& history) {
  OrderedJson json = OrderedJson::object();
  for (auto& [kind, counts] : Pool(history)) {
    OrderedJson answers = OrderedJson::object();
    if (kind == Survey::KIND_JDMA) {
      for (const char* answer : {"good", "medium", "bad"}) {
        const auto found = counts.find(absl::AsciiStrToUpper(answer));
        answers[answer] = found == counts.end() ? 0 : found->second;
      }
    } else {
      for (const auto& [answer, count] : counts) answers[answer] = count;
    }
    json[absl::AsciiStrToLower(Code(kind))] = std::move(answers);
  }
  return json;
}

void AddPoints(const ToldHistory::Values& values, OrderedJson& list) {
  for (const auto& point : values.points) {
    if (point.n() == 0) continue;  // it was taken back
    OrderedJson json = {{"metric", IdOf(values.series.metric())}, {"dimensions", OrderedJson::object()}};
    for (const auto& dimension : values.series.dimensions()) json["dimensions"][dimension.key()] = dimension.value();
    json["time"] = Instant(FromProto(point.start_time()));
    Put(json, "source", values.series.source());
    if (point.revision() > 0) json["revision"] = point.revision();
    json["value"] = Number(point.value());
    list.push_back(std::move(json));
  }
}

template <class Things>
OrderedJson ListOf(const Things& things) {
  OrderedJson list = OrderedJson::array();
  for (const auto& thing : things) list.push_back(JsonOf(thing));
  return list;
}

}  // namespace

std::string HistoryJson(const ToldHistory& history) {
  OrderedJson json = {{"asOf", Instant(history.as_of)},
                      {"from", Instant(history.from)},
                      {"to", Instant(history.to)},
                      {"zone", history.zone.name()}};
  json["items"] = ListOf(history.items);
  json["sprints"] = ListOf(history.sprints);
  json["deployments"] = ListOf(history.deployments);
  json["changes"] = ListOf(history.changes);
  std::vector<metrics::v1::Incident> caused;
  for (const auto& incident : history.incidents) {
    if (!incident.unrelated()) caused.push_back(incident);
  }
  json["incidents"] = ListOf(caused);
  json["surveys"] = SurveysJson(history);
  json["points"] = OrderedJson::array();
  for (const auto& values : history.values) AddPoints(values, json["points"]);
  return json::Dump(json, 1) + "\n";
}

}  // namespace pepiniere::pep
