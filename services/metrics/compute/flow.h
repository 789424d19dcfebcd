// How work flows: what is in which state each day, how old what is in progress is, how long what was finished took.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/metrics/compute/history.h"

namespace pepiniere::metrics {

// In which state items are at the end of a day, or at `as_of` on its day.
struct FlowDay {
  base::Date day;
  std::int64_t todo = 0, in_progress = 0, done = 0, cancelled = 0;
};

// Of the cycle times of what was finished in the window, in seconds; none where nothing was.
struct CycleBands {
  std::int64_t n = 0;
  std::optional<double> p50 = {}, p85 = {}, p95 = {};
};

struct AgeingItem {
  std::string id;
  absl::Time started;
  double age = 0;  // seconds
  // "up_to_p50", "up_to_p85", "up_to_p95", "above_p95"; empty where there are no bands.
  std::string band = {};
};

struct FinishedItem {
  std::string id;
  absl::Time finished;
  base::Date day;         // of the finish
  double cycle_time = 0;  // seconds
};

struct Flow {
  // Every local day that touches the window and is not before the first event; none after `as_of`.
  std::vector<FlowDay> days = {};
  CycleBands bands = {};
  std::vector<AgeingItem> ageing = {};      // at the end of the window: the oldest first
  std::vector<FinishedItem> finished = {};  // in the window, with a cycle time: by finish
};

Flow MakeFlow(const History& history, const Window& window);

}  // namespace pepiniere::metrics
