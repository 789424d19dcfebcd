// Points by day, week or month, as far as their definition lets them be put together.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/metrics/compute/calendar.h"
#include "services/metrics/compute/figure.h"

namespace pepiniere::metrics {

enum class Kind {
  kAdditive,  // procedures completed: may be summed
  kUnique,    // active users: who came on two days is one user
  kGauge,     // a level
  kRatio,     // has two parts, from which it is pooled
};

enum class Reduction { kSum, kMean, kMin, kMax, kLast, kP50, kP85, kP95 };

struct Definition {
  Kind kind = Kind::kGauge;
  // What may be added of an additive one: accounts that are open add up over departments, not over days.
  bool over_time = true, over_dimensions = true;
};

struct Sample {
  absl::Time time;
  double value = 0;
  std::optional<double> numerator = {}, denominator = {};  // of a ratio
};

// A value, or why there is none.
struct Reading {
  std::optional<double> value = {};
  std::optional<NoData> no_data = {};
};

struct BucketReading {
  Bucket bucket;
  Reading reading;
  std::int64_t n = 0;  // samples
};

// Whether a definition allows it: OK, or an INVALID_ARGUMENT that says why not. Of a ratio, the mean is pooled from its
// parts.
absl::Status CheckReduction(const Definition& definition, Reduction reduction);

// Every bucket that touches [from, to), of samples in it.
absl::StatusOr<std::vector<BucketReading>> RollUp(std::span<const Sample> samples, absl::Time from, absl::Time to,
                                                  Grain grain, const absl::TimeZone& zone, const Definition& definition,
                                                  Reduction reduction);

// Several series at one instant as one: sums of what adds up over dimensions, ratios pooled. An INVALID_ARGUMENT for
// the rest.
absl::StatusOr<Reading> PoolDimensions(std::span<const Sample> samples, const Definition& definition);

// (value - baseline) / (target - baseline), neither capped nor floored: 1.2 is beyond the target, -0.1 a step back.
Reading Progress(double value, double baseline, double target);

}  // namespace pepiniere::metrics
