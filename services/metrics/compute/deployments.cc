#include "services/metrics/compute/deployments.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <tuple>
#include <utility>

#include "services/base/text.h"

namespace pepiniere::metrics {
namespace {

constexpr std::string_view kProduction = "production";

std::vector<const Deployment*> InProduction(const History& known, bool (*is_wanted)(const Deployment&)) {
  std::vector<const Deployment*> wanted;
  for (const Deployment& d : known.deployments) {
    if (IsProduction(d) && is_wanted(d)) wanted.push_back(&d);
  }
  std::ranges::stable_sort(wanted, {}, [](const Deployment* d) { return std::tie(*d->finished, d->id); });
  return wanted;
}

Link ByName(const Incident& incident, const History& known) {
  const auto named = std::ranges::find(known.deployments, incident.deployment, &Deployment::id);
  if (named == known.deployments.end()) return {&incident, nullptr, "UNKNOWN_DEPLOYMENT"};
  if (!IsProduction(*named)) return {&incident, nullptr, "NOT_PRODUCTION"};
  if (!named->finished) return {&incident, nullptr, "NOT_FINISHED"};
  return {&incident, &*named, "explicit"};
}

Link ByTime(const Incident& incident, const std::vector<const Deployment*>& whole, absl::Duration horizon) {
  const auto after =
      std::ranges::upper_bound(whole, incident.detected, {}, [](const Deployment* d) { return *d->finished; });
  if (after == whole.begin()) return {&incident, nullptr, "NOT_LINKED"};
  const Deployment* const latest = *std::prev(after);
  const absl::Duration distance = incident.detected - *latest->finished;
  if (distance > horizon) return {&incident, nullptr, "NOT_LINKED"};
  return {&incident, latest, base::Concat("by time, ", absl::ToInt64Seconds(distance), " s after")};
}

}  // namespace

bool IsProduction(const Deployment& deployment) { return deployment.tier == kProduction; }

bool IsWhole(const Deployment& deployment) {
  return deployment.finished &&
         (deployment.outcome == Outcome::kSucceeded || deployment.outcome == Outcome::kRolledBack);
}

bool IsSuccessful(const Deployment& deployment) {
  return deployment.finished && deployment.outcome == Outcome::kSucceeded;
}

std::vector<const Deployment*> SuccessfulInProduction(const History& known) {
  return InProduction(known, &IsSuccessful);
}

std::vector<Link> LinkIncidents(const History& known, const Parameters& parameters) {
  const std::vector<const Deployment*> whole = InProduction(known, &IsWhole);
  std::vector<Link> links;
  for (const Incident& incident : known.incidents) {
    links.push_back(incident.deployment.empty() ? ByTime(incident, whole, parameters.fail_horizon)
                                                : ByName(incident, known));
  }
  return links;
}

}  // namespace pepiniere::metrics
