// What a formula is given, and how it answers. For the formulas of this room.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "services/metrics/compute/figure.h"
#include "services/metrics/compute/history.h"
#include "services/metrics/compute/parameters.h"

namespace pepiniere::metrics {

struct Asked {
  const History& known;  // as KnownBefore(window.as_of) leaves it
  const Window& window;
  const Parameters& parameters;

  // The end of what can be counted: what is after `as_of` has not happened.
  absl::Time End() const { return std::min(window.to, window.as_of); }
  bool Contains(absl::Time instant) const { return instant >= window.from && instant < End(); }
};

// An empty figure of a formula: its id, version and unit.
Figure FigureOf(std::string_view id);
Figure Without(Figure figure, NoData reason);

// Durations of rows, and what is told of them: P50, P85, P95 in seconds, and each row's contribution. Exact to the
// microsecond.
class Durations {
 public:
  // What lasted less than nothing is excluded, "NEGATIVE".
  void Add(Figure& figure, Row row, absl::Duration duration);
  // NO_ROWS where there are none.
  void Tell(Figure& figure) const;

 private:
  std::vector<std::int64_t> micros_;
};

// Formulas, by family: work, Little, sprints, deliveries, changes, failures, surveys.
Figure CycleTime(const Asked& asked);
Figure LeadTime(const Asked& asked);
Figure Wip(const Asked& asked);
Figure Age(const Asked& asked);
Figure Throughput(const Asked& asked);
Figure LittlesLaw(const Asked& asked);
Figure Velocity(const Asked& asked);
Figure SayDo(const Asked& asked);
Figure DeploymentFrequency(const Asked& asked);
Figure ChangeLeadTime(const Asked& asked);
Figure ChangeFailRate(const Asked& asked);
Figure RecoveryTime(const Asked& asked);
Figure ReworkRate(const Asked& asked);
Figure JdmaScore(const Asked& asked);
Figure Nps(const Asked& asked);
Figure Csat(const Asked& asked);

}  // namespace pepiniere::metrics
