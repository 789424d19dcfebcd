#include "services/metrics/api/usage_progress.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <utility>

#include "absl/time/civil_time.h"
#include "services/metrics/api/series_choice.h"
#include "services/metrics/compute/calendar.h"

namespace pepiniere::metrics::api {
namespace {

// How much a series (its number) tells of a day, a week or a month, by its first day.
using ByPlace = std::map<std::pair<std::int64_t, base::Date>, double>;

ByPlace PlacesOf(const MetricValue& value, Grain grain, const absl::TimeZone& zone) {
  ByPlace told;
  for (const store::HeldPoint& point : value.points) {
    told[{point.series, FirstDay(DayOf(point.time, zone), grain)}] += point.value;
  }
  return told;
}

std::set<std::int64_t> SeriesOf(const ByPlace& told) {
  std::set<std::int64_t> series;
  for (const auto& [place, value] : told) series.insert(place.first);
  return series;
}

// Whole days, by the calendar: of 13 weeks and some hours as many as of 13 weeks, so that a Monday is compared with a
// Monday.
std::int32_t DaysOf(const Window& window) {
  constexpr std::int64_t kSecondsADay = 86'400;
  const auto length = absl::ToCivilSecond(window.to, window.zone) - absl::ToCivilSecond(window.from, window.zone);
  return static_cast<std::int32_t>(std::max<std::int64_t>(1, length / kSecondsADay));
}

// The middle of what begins on that day: so many days before it lies in one week or month, and not at its edge.
base::Date MiddleOf(base::Date first, Grain grain) {
  if (grain == Grain::kMonth) return first + 14;
  return grain == Grain::kWeek ? first + 3 : first;
}

}  // namespace

Window AsLongBefore(const Window& window) {
  const auto from = absl::ToCivilSecond(window.from, window.zone), to = absl::ToCivilSecond(window.to, window.zone);
  Window before = window;
  before.to = window.from;
  before.from = absl::FromCivil(from - (to - from), window.zone);
  return before;
}

std::optional<Compared> Compare(const domain::Definition& definition, const MetricValue& now, const MetricValue& before,
                                const Window& window) {
  if (!now.value || !before.value) return std::nullopt;
  const Grain grain = GrainOf(definition.period);
  const ByPlace told_now = PlacesOf(now, grain, window.zone);
  ByPlace told_before = PlacesOf(before, grain, window.zone);
  const std::set<std::int64_t> series = SeriesOf(told_now);
  // What begins or ends to be told is no progression.
  if (series != SeriesOf(told_before)) return std::nullopt;
  if (definition.kind != domain::Kind::kAdditive) return Compared{*now.value, *before.value};
  const std::int32_t days = DaysOf(window);
  Compared compared;
  std::set<std::int64_t> in_both;
  for (const auto& [place, value] : told_now) {
    const base::Date then = FirstDay(MiddleOf(place.second, grain) + -days, grain);
    const auto its = told_before.find({place.first, then});
    if (its == told_before.end()) continue;
    compared.now += value;
    compared.before += its->second;
    in_both.insert(place.first);
    told_before.erase(its);
  }
  return in_both == series ? std::optional(compared) : std::nullopt;
}

std::optional<base::Date> LastDay(const domain::Definition& definition, const MetricValue& value,
                                  const Window& window) {
  if (!value.time) return std::nullopt;
  const Bucket last = BucketOf(*value.time, GrainOf(definition.period), window.zone);
  // Of one that is not over, until now.
  const absl::Time end = std::min({last.to, std::max(window.to, last.from), std::max(window.as_of, last.from)});
  return std::max(DayOf(*value.time, window.zone), DayOf(end - absl::Microseconds(1), window.zone));
}

}  // namespace pepiniere::metrics::api
