#include "services/metrics/domain/point.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/str_join.h"
#include "services/base/characters.h"
#include "services/base/symbols.h"
#include "services/base/text.h"
#include "services/metrics/compute/calendar.h"

namespace pepiniere::metrics::domain {
namespace {

constexpr std::string_view kReasons[] = {"",          "UNKNOWN_METRIC", "HIDDEN_METRIC", "RATIO",           "VALUE",
                                         "DIMENSION", "TIME",           "FUTURE",        "TOO_MANY_SERIES", "CONFLICT",
                                         "NEGATIVE"};

const absl::TimeZone& Paris() {
  static const auto* const zone = [] {
    auto* const loaded = new absl::TimeZone;
    absl::LoadTimeZone("Europe/Paris", loaded);
    return loaded;
  }();
  return *zone;
}

std::string Quoted(std::string_view text) { return base::Concat("\"", base::FirstCharacters(text, 50), "\""); }

PointFault AgainstMetric(const Point& point, const MetricFacts& metric, std::string_view project) {
  const Definition& definition = metric.definition;
  const std::string& owner = definition.project;
  const bool is_theirs = owner.empty() || owner == base::Concat("projects/", project);
  if (!metric.known || !is_theirs) {
    if (!point.series.empty()) {
      return {PointReason::kUnknownMetric, "name", "name", "is no series that this source tells of in this project"};
    }
    if (point.metric.empty()) return {PointReason::kUnknownMetric, "metric", "metric", "is missing"};
    return {PointReason::kUnknownMetric, "metric", "metric",
            base::Concat(Quoted(point.metric), " is no metric of this project, nor everybody's")};
  }
  if (metric.deleted) {
    return {PointReason::kHiddenMetric, "metric", "metric",
            base::Concat(Quoted(point.metric), " was deleted: undelete it first")};
  }
  if (definition.kind != Kind::kRatio) return {};
  return {PointReason::kRatio, "metric", "metric",
          base::Concat(Quoted(point.metric), " is a ratio, which takes no points: tell ", definition.numerator, " and ",
                       definition.denominator)};
}

PointFault AgainstDimension(const Dimension& dimension, std::size_t place, const Point& point,
                            const Definition& definition) {
  const std::string at = base::Concat("dimensions[", place, "].");
  const auto& [key, value] = dimension;
  if (std::ranges::find(definition.dimensions, key) == definition.dimensions.end()) {
    const std::string_view has = definition.dimensions.empty() ? ", which has none" : ", which has ";
    return {PointReason::kDimension, at + "key", "",
            base::Concat(Quoted(key), " is no dimension of ", Quoted(point.metric), has,
                         absl::StrJoin(definition.dimensions, ", "))};
  }
  if (std::ranges::count(point.dimensions, key, &Dimension::key) > 1) {
    return {PointReason::kDimension, at + "key", "",
            base::Concat(Quoted(key), " stands twice: name each dimension once")};
  }
  if (base::IsBlank(value)) {
    return {PointReason::kDimension, at + "value", "",
            base::Concat(Quoted(key), " has no value, or one that is no word")};
  }
  Audience audience{};
  if (key != "audience" || ReadSymbol(value, audience)) return {};
  return {PointReason::kDimension, at + "value", key,
          base::Concat(Quoted(value), " must be INDIVIDUALS, COMPANIES or ASSOCIATIONS")};
}

PointFault AgainstDimensions(const Point& point, const Definition& definition) {
  for (std::size_t i = 0; i < point.dimensions.size(); ++i) {
    PointFault fault = AgainstDimension(point.dimensions[i], i, point, definition);
    if (fault.reason != PointReason::kNone) return fault;
  }
  return {};
}

PointFault AgainstTime(absl::Time time, absl::Time now) {
  static const absl::Time kFirst = absl::FromCivil(absl::CivilDay(2000, 1, 1), absl::UTCTimeZone());
  if (time == absl::InfinitePast()) return {PointReason::kTime, "time", "time", "is missing, or is no time"};
  if (time < kFirst) return {PointReason::kTime, "time", "time", "must not lie before 2000"};
  if (time <= now + absl::Hours(24)) return {};
  return {PointReason::kFuture, "time", "time",
          "lies more than a day ahead: the clock of whoever tells of it is wrong"};
}

PointFault AgainstValue(const Point& point, Kind kind) {
  const bool counts = kind == Kind::kAdditive || kind == Kind::kUnique;
  if (point.revision < 0 || point.revision > kMostRevision) {
    return {PointReason::kValue, "revision", "revision", base::Concat("must be from 0 to ", kMostRevision)};
  }
  if (point.withdrawn) return {};
  if (!std::isfinite(point.value) || std::abs(point.value) > kMostValue) {
    return {PointReason::kValue, "value", "value", "must be a number from -1e15 to 1e15"};
  }
  if (!counts || point.value >= 0) return {};
  return {PointReason::kNegative, "value", "value",
          base::Concat("must not be less than 0: ", Quoted(point.metric), " is counted")};
}

}  // namespace

std::string_view Symbol(PointReason reason) { return base::SymbolIn(kReasons, reason); }

PointFault FaultOf(const Point& point, const MetricFacts& metric, std::string_view project, absl::Time now) {
  PointFault fault = AgainstMetric(point, metric, project);
  if (fault.reason == PointReason::kNone) fault = AgainstDimensions(point, metric.definition);
  if (fault.reason == PointReason::kNone) fault = AgainstTime(point.time, now);
  if (fault.reason == PointReason::kNone) fault = AgainstValue(point, metric.definition.kind);
  return fault;
}

PointFault TooManySeries() {
  return {PointReason::kTooManySeries, "dimensions", "dimensions",
          base::Concat("make one more than the ", kMostSeries, " series that a project may have of a metric")};
}

PointFault Conflict() {
  return {PointReason::kConflict, "value", "value",
          "is another than the same point has before, with the same revision"};
}

absl::Time PlaceOf(absl::Time time, Period period) {
  if (period == Period::kInstant) return time;
  const Grain grain = period == Period::kDay ? Grain::kDay : period == Period::kWeek ? Grain::kWeek : Grain::kMonth;
  return BucketOf(time, grain, Paris()).from;
}

}  // namespace pepiniere::metrics::domain
