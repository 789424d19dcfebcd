#include "services/metrics/compute/rollup.h"

#include <algorithm>
#include <tuple>

#include "services/metrics/compute/ranks.h"

namespace pepiniere::metrics {
namespace {

using Samples = std::span<const Sample* const>;

// In one order, whatever order they came in: sums of doubles depend on it.
std::vector<const Sample*> InOrder(std::span<const Sample> samples) {
  std::vector<const Sample*> ordered;
  for (const Sample& sample : samples) ordered.push_back(&sample);
  std::ranges::sort(ordered, [](const Sample* a, const Sample* b) {
    return std::tie(a->time, a->value, a->numerator, a->denominator) <
           std::tie(b->time, b->value, b->numerator, b->denominator);
  });
  return ordered;
}

double Sum(Samples samples) {
  double sum = 0;
  for (const Sample* const sample : samples) sum += sample->value;
  return sum;
}

// Those whose parts nobody told have no weight that one could give them.
Reading Pooled(Samples samples) {
  double numerator = 0, denominator = 0;
  bool any = false;
  for (const Sample* const sample : samples) {
    if (!sample->numerator || !sample->denominator) return {{}, NoData::kNotCovered};
    numerator += *sample->numerator;
    denominator += *sample->denominator;
    any = true;
  }
  if (!any) return {{}, NoData::kNoRows};
  if (denominator == 0) return {{}, NoData::kEmptyDenominator};
  return {numerator / denominator, {}};
}

double Percentile(Samples samples, int percent) {
  std::vector<double> values;
  for (const Sample* const sample : samples) values.push_back(sample->value);
  return PercentileOf(std::move(values), percent);
}

double Reduce(Samples samples, Reduction reduction) {
  switch (reduction) {
    case Reduction::kSum:
      return Sum(samples);
    case Reduction::kMean:
      return Sum(samples) / static_cast<double>(samples.size());
    case Reduction::kMin:
      return (*std::ranges::min_element(samples, {}, &Sample::value))->value;
    case Reduction::kMax:
      return (*std::ranges::max_element(samples, {}, &Sample::value))->value;
    case Reduction::kLast:
      return samples.back()->value;
    case Reduction::kP50:
      return Percentile(samples, 50);
    case Reduction::kP85:
      return Percentile(samples, 85);
    case Reduction::kP95:
      return Percentile(samples, 95);
  }
  return 0;
}

Reading ReadingOf(Samples samples, const Definition& definition, Reduction reduction) {
  if (samples.empty()) return {{}, NoData::kNoRows};
  if (definition.kind == Kind::kRatio && reduction == Reduction::kMean) return Pooled(samples);
  return {Reduce(samples, reduction), {}};
}

}  // namespace

absl::Status CheckReduction(const Definition& definition, Reduction reduction) {
  if (reduction != Reduction::kSum) return absl::OkStatus();
  switch (definition.kind) {
    case Kind::kAdditive:
      if (definition.over_time) return absl::OkStatus();
      return absl::InvalidArgumentError("it does not add up over time");
    case Kind::kUnique:
      return absl::InvalidArgumentError("uniques are never summed: who came twice is one");
    case Kind::kGauge:
      return absl::InvalidArgumentError("a level does not add up over time");
    case Kind::kRatio:
      return absl::InvalidArgumentError("a ratio is pooled from its parts, by the mean, and never summed");
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<BucketReading>> RollUp(std::span<const Sample> samples, absl::Time from, absl::Time to,
                                                  Grain grain, const absl::TimeZone& zone, const Definition& definition,
                                                  Reduction reduction) {
  if (absl::Status checked = CheckReduction(definition, reduction); !checked.ok()) return checked;
  const std::vector<const Sample*> ordered = InOrder(samples);
  const auto place = [&](absl::Time instant) {
    return std::ranges::lower_bound(ordered, instant, {}, [](const Sample* sample) { return sample->time; });
  };
  std::vector<BucketReading> readings;
  for (const Bucket& bucket : BucketsWithin(from, to, grain, zone)) {
    const Samples within(place(std::max(from, bucket.from)), place(std::min(to, bucket.to)));
    readings.push_back({bucket, ReadingOf(within, definition, reduction), static_cast<std::int64_t>(within.size())});
  }
  return readings;
}

absl::StatusOr<Reading> PoolDimensions(std::span<const Sample> samples, const Definition& definition) {
  const std::vector<const Sample*> ordered = InOrder(samples);
  if (definition.kind == Kind::kRatio) return Pooled(ordered);
  if (definition.kind == Kind::kUnique) {
    return absl::InvalidArgumentError("uniques are never summed: who is in two groups is one");
  }
  if (!definition.over_dimensions) return absl::InvalidArgumentError("it does not add up over dimensions");
  if (ordered.empty()) return Reading{{}, NoData::kNoRows};
  return Reading{Sum(ordered), {}};
}

Reading Progress(double value, double baseline, double target) {
  if (target == baseline) return {{}, NoData::kEmptyDenominator};
  return {(value - baseline) / (target - baseline), {}};
}

}  // namespace pepiniere::metrics
