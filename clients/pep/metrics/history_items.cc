#include "clients/pep/metrics/history_items.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "clients/pep/kit/proto_values.h"
#include "clients/pep/metrics/told_items.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using base::Concat;
using metrics::v1::Deployment;
using metrics::v1::MetricsItem;

// Numbered alike, from 1.
template <typename Proto, typename Enum>
Proto As(Enum value) {
  return static_cast<Proto>(static_cast<int>(value) + 1);
}

struct TierWord {
  std::string_view word;
  Deployment::Tier tier;
};
constexpr TierWord kTiers[] = {{"production", Deployment::TIER_PRODUCTION},
                               {"staging", Deployment::TIER_STAGING},
                               {"testing", Deployment::TIER_TESTING},
                               {"development", Deployment::TIER_DEVELOPMENT}};

Deployment::Tier TierOf(std::string_view word) {
  const auto* const found = std::ranges::find(kTiers, word, &TierWord::word);
  return found == std::end(kTiers) ? Deployment::TIER_OTHER : found->tier;
}

class Items {
 public:
  Items(const std::string& project, const std::string& path) : project_(project), path_(path) {}

  void Add(const metrics::Sprint& told) {
    auto& sprint = *New(told.id).mutable_sprint();
    sprint.set_name(SprintNameOf(project_, told.id));
    sprint.set_source_id(told.id);
    ToProto(told.start, sprint.mutable_start_time());
    ToProto(told.end, sprint.mutable_end_time());
    sprint.set_closed(told.closed);
  }
  void Add(const metrics::WorkItem& told) {
    auto& work = *New(told.id).mutable_work_item();
    work.set_source_id(told.id);
    if (told.requested) ToProto(*told.requested, work.mutable_request_time());
    for (const metrics::Transition& one : told.transitions) {
      auto& transition = *work.add_transitions();
      transition.set_to(As<metrics::v1::StateCategory>(one.to));
      ToProto(one.at, transition.mutable_time());
    }
    for (const metrics::Estimate& one : told.estimates) {
      auto& estimate = *work.add_estimates();
      estimate.set_value(one.value);
      ToProto(one.at, estimate.mutable_time());
    }
    for (const metrics::Membership& one : told.memberships) {
      auto& membership = *work.add_memberships();
      membership.set_sprint(SprintNameOf(project_, one.sprint));
      ToProto(one.from, membership.mutable_from_time());
      if (one.to) ToProto(*one.to, membership.mutable_to_time());
    }
  }
  void Add(const metrics::Change& told) {
    auto& change = *New(told.sha).mutable_change();
    change.set_name(Concat(project_, "/changes/", told.sha));
    if (told.authored) ToProto(*told.authored, change.mutable_author_time());
    if (told.created) ToProto(*told.created, change.mutable_open_time());
    if (told.merged) ToProto(*told.merged, change.mutable_merge_time());
  }
  void Add(const metrics::Deployment& told) {
    auto& deployment = *New(told.id).mutable_deployment();
    deployment.set_source_id(told.id);
    deployment.set_tier(TierOf(told.tier));
    if (told.started) ToProto(*told.started, deployment.mutable_start_time());
    if (told.finished) ToProto(*told.finished, deployment.mutable_finish_time());
    if (told.rolled_back) ToProto(*told.rolled_back, deployment.mutable_rollback_time());
    if (told.outcome) deployment.set_outcome(As<Deployment::Outcome>(*told.outcome));
    if (told.intent) deployment.set_intent(As<Deployment::Intent>(*told.intent));
    for (const std::string& sha : told.changes) deployment.add_changes(sha);
  }
  void Add(const metrics::Incident& told) {
    auto& incident = *New(told.id).mutable_incident();
    incident.set_source_id(told.id);
    ToProto(told.detected, incident.mutable_detect_time());
    if (told.resolved) ToProto(*told.resolved, incident.mutable_resolve_time());
    if (!told.deployment.empty()) incident.set_deployment(Concat(project_, "/deployments/", told.deployment));
  }
  void Add(const PlacedPoint& placed) {
    const metrics::Point& told = placed.point;
    *New(placed.path).mutable_point() = PointOf({.metric = told.key.metric,
                                                 .dimensions = told.key.dimensions,
                                                 .time = told.key.time,
                                                 .revision = told.revision,
                                                 .value = told.value});
  }

  std::vector<MetricsItem> Take() && { return std::move(items_); }

 private:
  MetricsItem& New(const std::string& name) {
    MetricsItem& item = items_.emplace_back();
    item.set_file(path_);
    item.set_name(name);
    return item;
  }

  const std::string& project_;
  const std::string& path_;
  std::vector<MetricsItem> items_;
};

content::Finding LeftOut(const std::string& path, std::string key, std::string code, std::string why) {
  return {
      .file = path, .key = std::move(key), .code = std::move(code), .message = std::move(why), .action = "left out"};
}

}  // namespace

std::vector<MetricsItem> ItemsOf(const HistoryFile& file, const std::string& project, const std::string& path) {
  const metrics::History& history = file.history;
  Items items(project, path);
  for (const auto& sprint : history.sprints) items.Add(sprint);
  for (const auto& item : history.items) items.Add(item);
  for (const auto& change : history.changes) items.Add(change);
  for (const auto& deployment : history.deployments) items.Add(deployment);
  for (const auto& incident : history.incidents) items.Add(incident);
  for (const auto& point : file.points) items.Add(point);
  return std::move(items).Take();
}

std::vector<content::Finding> LeftOutOf(const HistoryFile& file, const std::string& path) {
  std::vector<content::Finding> left_out;
  const metrics::Surveys& surveys = file.history.surveys;
  if (surveys.jdma || surveys.nps || surveys.csat) {
    left_out.push_back(LeftOut(path, "surveys", "NO_DAY", "is of a whole period, and of no day"));
  }
  if (file.history.throughput) {
    left_out.push_back(LeftOut(path, "throughput", "NO_ITEMS", "counts items, and tells none"));
  }
  return left_out;
}

}  // namespace pepiniere::pep
