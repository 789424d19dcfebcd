// The file that `pep metrics compute` reads: what one project did and what its users said, and what is asked of it, in
// JSON. docs/metrics.md says what it may hold.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "clients/pep/metrics/history_fault.h"
#include "services/metrics/compute/history.h"
#include "services/metrics/compute/points.h"

namespace pepiniere::pep {

// A point, and where it stands.
struct PlacedPoint {
  std::string path;  // "points[3]"
  metrics::Point point;
};

struct HistoryFile {
  metrics::History history;
  metrics::Window window;
  std::vector<PlacedPoint> points;  // as they arrived: in the order of the file
};

struct ReadHistory {
  HistoryFile file;                  // that may be computed with, if nothing is wrong
  std::vector<HistoryFault> faults;  // all that is wrong
};
ReadHistory ReadHistoryFile(std::string_view text);

}  // namespace pepiniere::pep
