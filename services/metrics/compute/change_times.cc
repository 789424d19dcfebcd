// How long a change waits for users, from when it was written.
#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

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

// A forge says of a deployment which commit it is of, and not what came with it: of what was merged since the one
// before, nobody said that users have it. It is neither counted nor passed over.
void AddNotCarried(const std::vector<const Deployment*>& deployments, const Asked& asked, Figure& figure) {
  std::set<std::string_view> carried;
  for (const Deployment* const d : deployments) carried.insert(d->changes.begin(), d->changes.end());
  for (const Change& change : asked.known.changes) {
    if (!change.merged || carried.contains(change.sha)) continue;
    const auto next =
        std::ranges::lower_bound(deployments, *change.merged, {}, [](const Deployment* d) { return *d->finished; });
    // Of what was there before the first one, nothing is said.
    if (next == deployments.begin() || next == deployments.end()) continue;
    if (asked.Contains(*(*next)->finished)) figure.excluded.push_back({change.sha, "NOT_CARRIED"});
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
  AddNotCarried(deployments, asked, figure);
  durations.Tell(figure);
  figure.value = figure.p50;
  if (figure.p50) figure.band = TimeBand(*figure.p50, asked.parameters.dora_bands);
  return figure;
}

}  // namespace pepiniere::metrics
