// A figure, or why there is none, with all that is needed to find it again by hand.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/time/time.h"

namespace pepiniere::metrics {

// Never 0 for what nobody told.
enum class NoData { kNoRows, kEmptyDenominator, kTooFew, kNotCovered, kNoIntent, kTooLate, kNoFailure };
std::string_view ToString(NoData reason);  // "NO_ROWS", ...

// What was left out, and why: "NO_START", "NEGATIVE", ...
struct Excluded {
  std::string id;
  std::string reason;

  friend bool operator==(const Excluded&, const Excluded&) = default;
};

// What went in: a row of the export, and what it contributes to the figure.
struct Row {
  std::string id;
  std::vector<absl::Time> instants;  // as the formula takes them, e.g. start and finish
  double contribution = 0;           // seconds of a duration; 1 or 0 of a part of a rate
  std::string note = {};             // e.g. how it is linked: "explicit", "by time, 3600 s after"

  friend bool operator==(const Row&, const Row&) = default;
};

struct Figure {
  std::string id;       // "cycle_time"
  std::string formula;  // "cycle_time@1"
  std::string unit;     // "s", "items", "days/week", "ratio", "%", "points", "score"
  std::optional<NoData> no_data = {};
  std::int64_t n = 0;  // rows that count
  // Those that the formula has, each in `unit`.
  std::optional<double> value = {};
  std::optional<double> p50 = {}, p85 = {}, p95 = {};
  std::optional<double> min = {}, max = {};
  std::optional<double> numerator = {}, denominator = {};
  std::string band = {};  // of DORA, of JDMA
  // What else the formula tells by name: "wip_mean", "gap", "maturing", "open", "flagged".
  std::vector<std::pair<std::string, double>> parts = {};
  std::vector<Excluded> excluded = {};
  std::vector<Row> rows = {};

  friend bool operator==(const Figure&, const Figure&) = default;
};

}  // namespace pepiniere::metrics
