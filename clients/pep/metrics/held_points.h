// Which values of measured points hold.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "clients/pep/metrics/history_file.h"
#include "services/metrics/compute/figure.h"

namespace pepiniere::pep {

// What one source measures of one thing.
struct HeldSeries {
  std::string metric;
  std::map<std::string, std::string> dimensions;
  std::string source;
  // The newest of its points before `as_of`; none: it has none.
  std::optional<absl::Time> time = {};
  double value = 0;
  std::int64_t n = 0;                            // points before `as_of`, each once
  std::int64_t restated = 0;                     // values that were told and no longer hold
  std::vector<metrics::Excluded> excluded = {};  // what came and did not win, by its place in the file, and why
};

// By metric, dimensions and source.
std::vector<HeldSeries> HeldPoints(const std::vector<PlacedPoint>& points, absl::Time as_of);

}  // namespace pepiniere::pep
