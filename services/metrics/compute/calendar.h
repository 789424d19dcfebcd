// Local days, ISO weeks and months. A bucket is half-open, [from, to), from its first local midnight to the next one's:
// days have 23, 24 or 25 hours.
#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"

namespace pepiniere::metrics {

base::Date DayOf(absl::Time instant, const absl::TimeZone& zone);
// The first instant of a day, even where clocks skip its midnight or strike it twice.
absl::Time StartOf(base::Date day, const absl::TimeZone& zone);

struct IsoWeek {
  int year = 0, week = 0;
  std::string ToString() const;  // "2026-W53"
  friend bool operator==(const IsoWeek&, const IsoWeek&) = default;
};
IsoWeek IsoWeekOf(base::Date day);
int WeekdayOf(base::Date day);  // Monday is 0

enum class Grain { kDay, kWeek, kMonth };

struct Bucket {
  base::Date first, end;  // [first, end)
  absl::Time from, to;    // the same
};
base::Date FirstDay(base::Date day, Grain grain);  // of its bucket
base::Date NextBucket(base::Date first, Grain grain);
Bucket BucketOf(base::Date day, Grain grain, const absl::TimeZone& zone);
Bucket BucketOf(absl::Time instant, Grain grain, const absl::TimeZone& zone);
// Where a period begins that nobody says the beginning of: with the local day 13 weeks before its end. A day counts as
// a whole, whatever the minute is at which somebody asks; by days, not by hours: clocks change within so long a time.
absl::Time BeginByDefault(absl::Time end, const absl::TimeZone& zone);
// "2026-03-30", "2026-W14", "2026-03".
std::string LabelOf(base::Date first, Grain grain);
// Those that touch [from, to), oldest first.
std::vector<Bucket> BucketsWithin(absl::Time from, absl::Time to, Grain grain, const absl::TimeZone& zone);
// The first days of the last `count` buckets that are over at `instant`, oldest first.
std::vector<base::Date> CompleteBefore(absl::Time instant, int count, Grain grain, const absl::TimeZone& zone);

}  // namespace pepiniere::metrics
