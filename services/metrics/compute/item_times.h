// When an item was started and finished, and in which state it is.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "services/metrics/compute/history.h"

namespace pepiniere::metrics {

// All of these take an item as KnownBefore leaves it: of what is known, and in order.

struct ItemTimes {
  std::optional<absl::Time> started;   // first entry to IN_PROGRESS
  std::optional<absl::Time> finished;  // last entry to DONE, if it still is: reopening voids it
};
// Several steps that all mean DONE are one entry, the first of them.
ItemTimes TimesOf(const WorkItem& item);
// From what happened before `instant`.
ItemTimes TimesBefore(absl::Time instant, const WorkItem& item);

// After all that happened before `instant`; TODO from its request on; none before it was heard of.
std::optional<State> StateBefore(absl::Time instant, const WorkItem& item);

// What it was requested or first seen at; none of an item that nothing is known of.
std::optional<absl::Time> FirstSeen(const WorkItem& item);
// The same of any of them.
std::optional<absl::Time> FirstSeen(const std::vector<WorkItem>& items);

// The stretches of [from, to) in which it was in progress.
std::vector<std::pair<absl::Time, absl::Time>> InProgress(const WorkItem& item, absl::Time from, absl::Time to);

}  // namespace pepiniere::metrics
