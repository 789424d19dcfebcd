#include "services/metrics/compute/item_times.h"

#include <algorithm>

namespace pepiniere::metrics {

ItemTimes TimesOf(const WorkItem& item) { return TimesBefore(absl::InfiniteFuture(), item); }

ItemTimes TimesBefore(absl::Time instant, const WorkItem& item) {
  ItemTimes times;
  std::optional<State> state;
  for (const Transition& t : item.transitions) {
    if (t.at >= instant) break;
    if (t.to == State::kInProgress && !times.started) times.started = t.at;
    if (t.to == State::kDone && state != State::kDone) times.finished = t.at;
    state = t.to;
  }
  if (state != State::kDone) times.finished.reset();
  return times;
}

std::optional<State> StateBefore(absl::Time instant, const WorkItem& item) {
  std::optional<State> state;
  if (item.requested && *item.requested < instant) state = State::kTodo;
  for (const Transition& t : item.transitions) {
    if (t.at >= instant) break;
    state = t.to;
  }
  return state;
}

std::optional<absl::Time> FirstSeen(const WorkItem& item) {
  std::optional<absl::Time> first = item.requested;
  if (!item.transitions.empty() && (!first || item.transitions.front().at < *first))
    first = item.transitions.front().at;
  return first;
}

std::optional<absl::Time> FirstSeen(const std::vector<WorkItem>& items) {
  std::optional<absl::Time> first;
  for (const WorkItem& item : items) {
    const auto seen = FirstSeen(item);
    if (seen && (!first || *seen < *first)) first = seen;
  }
  return first;
}

std::vector<std::pair<absl::Time, absl::Time>> InProgress(const WorkItem& item, absl::Time from, absl::Time to) {
  std::vector<std::pair<absl::Time, absl::Time>> stretches;
  for (std::size_t i = 0; i < item.transitions.size(); ++i) {
    if (item.transitions[i].to != State::kInProgress) continue;
    const absl::Time end = i + 1 < item.transitions.size() ? item.transitions[i + 1].at : to;
    const absl::Time left = std::max(from, item.transitions[i].at), right = std::min(to, end);
    if (left >= right) continue;
    if (!stretches.empty() && stretches.back().second == left) {
      stretches.back().second = right;
    } else {
      stretches.emplace_back(left, right);
    }
  }
  return stretches;
}

}  // namespace pepiniere::metrics
