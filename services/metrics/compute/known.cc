#include "services/metrics/compute/known.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <string>
#include <tuple>
#include <utility>

namespace pepiniere::metrics {
namespace {

using Instant = std::optional<absl::Time>;

void Forget(Instant& instant, absl::Time as_of) {
  if (instant && *instant >= as_of) instant.reset();
}
Instant Earlier(const Instant& a, const Instant& b) { return !a || (b && *b < *a) ? b : a; }
Instant Later(const Instant& a, const Instant& b) { return !a || (b && *b > *a) ? b : a; }

// Those of one id become one by `Merge`, in the order of ids.
template <typename T, typename Id>
std::vector<T> MergedById(std::vector<T> all, Id id, void (*merge)(T&, T&)) {
  std::ranges::stable_sort(all, {}, id);
  std::vector<T> merged;
  for (T& one : all) {
    if (!merged.empty() && std::invoke(id, merged.back()) == std::invoke(id, one)) {
      merge(merged.back(), one);
    } else {
      merged.push_back(std::move(one));
    }
  }
  return merged;
}

template <typename T, typename Key>
void SortAndUnite(std::vector<T>& all, Key key) {
  std::ranges::sort(all, {}, key);
  const auto same = [&](const T& a, const T& b) { return std::invoke(key, a) == std::invoke(key, b); };
  all.erase(std::unique(all.begin(), all.end(), same), all.end());
}

template <typename T>
void Append(std::vector<T>& to, std::vector<T>& from) {
  std::ranges::move(from, std::back_inserter(to));
}

// Of several memberships that begin together, that which says when it ended, since that is learned later.
void UniteMemberships(std::vector<Membership>& all) {
  std::ranges::sort(all, [](const Membership& a, const Membership& b) {
    return std::tie(a.sprint, a.from, b.to) < std::tie(b.sprint, b.from, a.to);  // none is the least: comes last
  });
  const auto same = [](const Membership& a, const Membership& b) { return a.sprint == b.sprint && a.from == b.from; };
  all.erase(std::unique(all.begin(), all.end(), same), all.end());
}

void MergeItem(WorkItem& item, WorkItem& other) {
  item.requested = Earlier(item.requested, other.requested);
  Append(item.transitions, other.transitions);
  Append(item.estimates, other.estimates);
  Append(item.memberships, other.memberships);
}

void CutItem(WorkItem& item, absl::Time as_of) {
  Forget(item.requested, as_of);
  const auto late = [&](const auto& event) { return event.at >= as_of; };
  std::erase_if(item.transitions, late);
  std::erase_if(item.estimates, late);
  std::erase_if(item.memberships, [&](const Membership& m) { return m.from >= as_of; });
  for (Membership& m : item.memberships) Forget(m.to, as_of);
  SortAndUnite(item.transitions, [](const Transition& t) { return std::pair(t.at, t.to); });
  SortAndUnite(item.estimates, [](const Estimate& e) { return std::pair(e.at, e.value); });
  UniteMemberships(item.memberships);
}

std::vector<WorkItem> Items(absl::Time as_of, const std::vector<WorkItem>& items) {
  std::vector<WorkItem> merged = MergedById(items, &WorkItem::id, &MergeItem);
  for (WorkItem& item : merged) CutItem(item, as_of);
  return merged;
}

void MergeSprint(Sprint& sprint, Sprint& other) {
  sprint.start = std::min(sprint.start, other.start);
  sprint.end = std::max(sprint.end, other.end);
  sprint.closed |= other.closed;
}

void MergeDeployment(Deployment& one, Deployment& other) {
  if (std::tie(other.finished, other.outcome, other.tier) > std::tie(one.finished, one.outcome, one.tier)) {
    one.finished = other.finished;
    one.outcome = other.outcome;
    one.tier = other.tier;
  }
  one.started = Earlier(one.started, other.started);
  one.intent = std::max(one.intent, other.intent);
  one.rolled_back = Later(one.rolled_back, other.rolled_back);
  Append(one.changes, other.changes);
}

std::vector<Deployment> Deployments(absl::Time as_of, std::vector<Deployment> deployments) {
  for (Deployment& d : deployments) {
    if (d.finished && *d.finished >= as_of) d.finished.reset();
    if (!d.finished) d.outcome.reset();
    // It succeeded, as far as one knew then.
    if (d.rolled_back && *d.rolled_back >= as_of) {
      d.rolled_back.reset();
      if (d.outcome == Outcome::kRolledBack) d.outcome = Outcome::kSucceeded;
    }
  }
  deployments = MergedById(std::move(deployments), &Deployment::id, &MergeDeployment);
  std::erase_if(deployments, [&](const Deployment& d) { return !d.finished && (!d.started || *d.started >= as_of); });
  for (Deployment& d : deployments) SortAndUnite(d.changes, std::identity());
  return deployments;
}

void MergeChange(Change& change, Change& other) {
  change.authored = Earlier(change.authored, other.authored);
  change.created = Earlier(change.created, other.created);
  change.merged = Earlier(change.merged, other.merged);
}

void MergeIncident(Incident& incident, Incident& other) {
  incident.detected = std::min(incident.detected, other.detected);
  incident.resolved = Later(incident.resolved, other.resolved);
  incident.deployment = std::max(incident.deployment, other.deployment);
}

}  // namespace

History KnownBefore(absl::Time as_of, const History& history) {
  History known;
  known.items = Items(as_of, history.items);
  known.sprints = MergedById(history.sprints, &Sprint::id, &MergeSprint);
  for (Sprint& sprint : known.sprints) sprint.closed &= sprint.end <= as_of;
  known.deployments = Deployments(as_of, history.deployments);
  known.changes = MergedById(history.changes, &Change::sha, &MergeChange);
  for (Change& change : known.changes) {
    for (Instant* const instant : {&change.authored, &change.created, &change.merged}) Forget(*instant, as_of);
  }
  known.incidents = history.incidents;
  std::erase_if(known.incidents, [&](const Incident& incident) { return incident.detected >= as_of; });
  for (Incident& incident : known.incidents) Forget(incident.resolved, as_of);
  known.incidents = MergedById(std::move(known.incidents), &Incident::id, &MergeIncident);
  known.surveys = history.surveys;
  known.throughput = history.throughput;
  return known;
}

}  // namespace pepiniere::metrics
