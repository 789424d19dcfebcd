// What is measured, round by round: a contender and the ones that bound it take turns, so that a machine that slows
// down slows all of them, and the ratio of a round survives it.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "nlohmann/json.hpp"
#include "tests/bench/load.h"

namespace pepiniere::bench {

struct Contender {
  std::string name;
  std::int64_t pid = 0;  // of its server, whose processor time is looked at
  std::function<Sample(int concurrency, absl::Duration)> run;
  int most = 1000;  // callers at a time that it is asked to bear
};

struct Comparison {
  std::string name;
  std::vector<int> concurrency;
  std::vector<Contender> contenders;  // the first one bounds the others
};

struct MeasureOptions {
  int rounds = 5;
  absl::Duration turn = absl::Seconds(1);
  absl::Duration warm_up = absl::Milliseconds(300);
};

// Runs a comparison, prints its table as it goes, and says the same as JSON.
nlohmann::json Measure(const Comparison& comparison, const MeasureOptions& options);

}  // namespace pepiniere::bench
