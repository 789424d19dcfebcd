// What points add up to by days, weeks and months: what is kept of that where it can be read, the points themselves
// where not. Both say the same, to the last bit: of each series its points are added up in the order of time, then
// series by series, in the order of their numbers.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/metrics/api/asked.h"
#include "services/metrics/api/series_choice.h"
#include "services/metrics/compute/calendar.h"
#include "services/metrics/store/reading_store.h"

namespace pepiniere::db {
class Session;
}

namespace pepiniere::metrics::api {

// Whether what is kept is what is asked about: in the time of Paris, and as it is known now.
bool IsKept(const Question& question);

// The part of a bucket that is asked about: of the first and the last one of a period perhaps not all of it.
struct Stretch {
  Grain grain;
  std::vector<Bucket> buckets;  // one after the other
  absl::Time from, end;         // what lies before and after that does not count
};

// What there is of a bucket, of all series.
struct BucketSum {
  store::Rollup rollup{};  // `last`: what the last values of each add up to, whenever in the bucket they were told
  int series = 0;          // that have points in it
  bool lacks = false;      // whether one has none that told something in the 13 weeks before
};
using BucketSums = std::map<base::Date, BucketSum>;

// Of these series (numbers), by the buckets' first days: those that have points. A bucket is read as it is kept (its
// number of points, least, greatest and last value are exact, its sum is that of the points in the order above) if all
// of it is asked about, in the time of Paris and as it is known now; days of it that changed since it was added up are
// read from the points. All others are read from the points, and so is all where `whole` leaves some of them out.
absl::StatusOr<BucketSums> ReadSums(db::Session& session, const std::vector<std::int64_t>& series,
                                    const Stretch& stretch, const Question& question,
                                    const std::optional<Whole>& whole = {});

}  // namespace pepiniere::metrics::api
