// How long a change waits for users, from when it was written.
#include <algorithm>
#include <set>

#include "services/metrics/compute/asked.h"
#include "services/metrics/compute/deployments.h"

namespace pepiniere::metrics {
namespace {

// Since when it counts: written, or where that would be after it was merged (an amended or rebased change), created.
struct Begin {
  std::optional<absl::Time> instant;
  bool is_creation = false;
};
Begin BeginOf(const Change& change) {
  if (change.authored && change.merged && *change.authored > *change.merged) return {change.created, true};
  return {change.authored};
}

void AddChange(const std::string& sha, const Deployment& deployment, const History& known, Figure& figure,
               Durations& durations) {
  const auto found = std::ranges::lower_bound(known.changes, sha, {}, &Change::sha);
  if (found == known.changes.end() || found->sha != sha) {
    figure.excluded.push_back({sha, "UNKNOWN_CHANGE"});
    return;
  }
  const absl::Time finished = *deployment.finished;
  const auto [begin, is_creation] = BeginOf(*found);
  if (found->merged && finished < *found->merged) {
    figure.excluded.push_back({sha, "DEPLOYED_BEFORE_MERGE"});
  } else if (!begin) {
    figure.excluded.push_back({sha, is_creation ? "AUTHORED_AFTER_MERGE" : "NO_AUTHORED"});
  } else {
    const std::string note = is_creation ? deployment.id + ", since its creation" : deployment.id;
    durations.Add(figure, {sha, {*begin, finished}, 0, note}, finished - *begin);
  }
}

}  // namespace

Figure ChangeLeadTime(const Asked& asked) {
  Figure figure = FigureOf("change_lead_time");
  Durations durations;
  std::set<std::string, std::less<>> carried;
  const std::vector<const Deployment*> deployments = SuccessfulInProduction(asked.known);
  for (const Deployment* const d : deployments) {
    for (const std::string& sha : d->changes) {
      if (!carried.insert(sha).second || !asked.Contains(*d->finished)) continue;
      // All that there was before anybody told of deployments: it may have been deployed long ago.
      if (d == deployments.front()) {
        figure.excluded.push_back({sha, "BASELINE"});
      } else {
        AddChange(sha, *d, asked.known, figure, durations);
      }
    }
  }
  durations.Tell(figure);
  figure.value = figure.p50;
  if (figure.p50) figure.band = TimeBand(*figure.p50, asked.parameters.dora_bands);
  return figure;
}

}  // namespace pepiniere::metrics
