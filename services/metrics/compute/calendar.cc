#include "services/metrics/compute/calendar.h"

#include <algorithm>

#include "absl/strings/str_format.h"
#include "absl/time/civil_time.h"

namespace pepiniere::metrics {
namespace {

constexpr absl::CivilDay kEpoch(1970, 1, 1);
constexpr int kDaysByDefault = 13 * 7;

base::Date DateOf(absl::CivilDay day) { return base::Date::FromDays(static_cast<std::int32_t>(day - kEpoch)); }
absl::CivilDay CivilOf(base::Date day) { return kEpoch + day.days(); }

}  // namespace

base::Date DayOf(absl::Time instant, const absl::TimeZone& zone) { return DateOf(absl::ToCivilDay(instant, zone)); }

absl::Time StartOf(base::Date day, const absl::TimeZone& zone) {
  const absl::TimeZone::TimeInfo midnight = zone.At(absl::CivilSecond(CivilOf(day)));
  return midnight.kind == absl::TimeZone::TimeInfo::SKIPPED ? midnight.trans : midnight.pre;
}

std::string IsoWeek::ToString() const { return absl::StrFormat("%04d-W%02d", year, week); }

int WeekdayOf(base::Date day) { return static_cast<int>(absl::GetWeekday(CivilOf(day))); }

IsoWeek IsoWeekOf(base::Date day) {
  // A week is of the year of its Thursday.
  const base::Date thursday = day + (3 - WeekdayOf(day));
  const auto into_year = absl::GetYearDay(CivilOf(thursday));
  return {thursday.year(), (into_year - 1) / 7 + 1};
}

base::Date FirstDay(base::Date day, Grain grain) {
  if (grain == Grain::kWeek) return day + -WeekdayOf(day);
  return grain == Grain::kMonth ? day + (1 - day.day()) : day;
}

base::Date NextBucket(base::Date first, Grain grain) {
  if (grain == Grain::kMonth) return DateOf(absl::CivilDay(absl::CivilMonth(CivilOf(first)) + 1));
  return first + (grain == Grain::kWeek ? 7 : 1);
}

Bucket BucketOf(base::Date day, Grain grain, const absl::TimeZone& zone) {
  const base::Date first = FirstDay(day, grain), end = NextBucket(first, grain);
  return {first, end, StartOf(first, zone), StartOf(end, zone)};
}

Bucket BucketOf(absl::Time instant, Grain grain, const absl::TimeZone& zone) {
  return BucketOf(DayOf(instant, zone), grain, zone);
}

absl::Time BeginByDefault(absl::Time end, const absl::TimeZone& zone) {
  return StartOf(DayOf(end, zone) + -kDaysByDefault, zone);
}

std::string LabelOf(base::Date first, Grain grain) {
  if (grain == Grain::kWeek) return IsoWeekOf(first).ToString();
  return grain == Grain::kMonth ? first.ToString().substr(0, 7) : first.ToString();
}

std::vector<Bucket> BucketsWithin(absl::Time from, absl::Time to, Grain grain, const absl::TimeZone& zone) {
  std::vector<Bucket> buckets;
  if (from >= to) return buckets;
  for (Bucket bucket = BucketOf(from, grain, zone); bucket.from < to; bucket = BucketOf(bucket.end, grain, zone)) {
    buckets.push_back(bucket);
  }
  return buckets;
}

std::vector<base::Date> CompleteBefore(absl::Time instant, int count, Grain grain, const absl::TimeZone& zone) {
  std::vector<base::Date> firsts;
  base::Date first = FirstDay(DayOf(instant, zone), grain);  // not over, or just begun
  for (int i = 0; i < count; ++i) {
    first = FirstDay(first + -1, grain);
    firsts.push_back(first);
  }
  std::ranges::reverse(firsts);
  return firsts;
}

}  // namespace pepiniere::metrics
