#include "services/metrics/compute/flow.h"

#include <algorithm>
#include <string_view>
#include <tuple>

#include "services/metrics/compute/asked.h"
#include "services/metrics/compute/calendar.h"
#include "services/metrics/compute/item_times.h"
#include "services/metrics/compute/known.h"

namespace pepiniere::metrics {
namespace {

FlowDay StatesBefore(absl::Time instant, base::Date day, const History& known) {
  FlowDay states{day};
  for (const WorkItem& item : known.items) {
    const auto state = StateBefore(instant, item);
    if (!state) continue;
    switch (*state) {
      case State::kTodo:
        ++states.todo;
        break;
      case State::kInProgress:
        ++states.in_progress;
        break;
      case State::kDone:
        ++states.done;
        break;
      case State::kCancelled:
        ++states.cancelled;
        break;
    }
  }
  return states;
}

std::string_view BandOf(double age, const CycleBands& bands) {
  if (!bands.p50) return "";
  if (age <= *bands.p50) return "up_to_p50";
  if (age <= *bands.p85) return "up_to_p85";
  return age <= *bands.p95 ? "up_to_p95" : "above_p95";
}

}  // namespace

Flow MakeFlow(const History& history, const Window& window) {
  const History known = KnownBefore(window.as_of, history);
  const Parameters parameters;
  const Asked asked{known, window, parameters};
  Flow flow;
  if (const auto seen = FirstSeen(known.items)) {
    const absl::Time from = std::max(window.from, *seen);
    for (const Bucket& day : BucketsWithin(from, asked.End(), Grain::kDay, window.zone)) {
      flow.days.push_back(StatesBefore(std::min(day.to, asked.End()), day.first, known));
    }
  }
  const Figure cycle_time = CycleTime(asked);
  flow.bands = {cycle_time.n, cycle_time.p50, cycle_time.p85, cycle_time.p95};
  for (const Row& row : cycle_time.rows) {
    const absl::Time finished = row.instants.back();
    flow.finished.push_back({row.id, finished, DayOf(finished, window.zone), row.contribution});
  }
  std::ranges::sort(flow.finished, {}, [](const FinishedItem& item) { return std::tie(item.finished, item.id); });
  for (const Row& row : Age(asked).rows) {
    flow.ageing.push_back(
        {row.id, row.instants.front(), row.contribution, std::string(BandOf(row.contribution, flow.bands))});
  }
  std::ranges::sort(flow.ageing, {}, [](const AgeingItem& item) { return std::tie(item.started, item.id); });
  return flow;
}

}  // namespace pepiniere::metrics
