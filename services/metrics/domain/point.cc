#include "services/metrics/domain/point.h"

#include <algorithm>
#include <cmath>

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

bool AreSaid(const std::vector<Dimension>& dimensions, const Definition& definition) {
  base::Problems problems;
  CheckDimensions(dimensions, "dimensions", problems);
  if (!std::move(problems).Take().empty() || dimensions.size() > kMostDimensions) return false;
  return std::ranges::all_of(dimensions, [&](const Dimension& dimension) {
    return std::ranges::find(definition.dimensions, dimension.key) != definition.dimensions.end();
  });
}

PointReason AgainstMetric(const MetricFacts& metric, std::string_view project) {
  const std::string& owner = metric.definition.project;
  const bool is_theirs = owner.empty() || owner == base::Concat("projects/", project);
  if (!metric.known || !is_theirs) return PointReason::kUnknownMetric;
  if (metric.deleted) return PointReason::kHiddenMetric;
  return metric.definition.kind == Kind::kRatio ? PointReason::kRatio : PointReason::kNone;
}

PointReason AgainstTime(absl::Time time, absl::Time now) {
  static const absl::Time kFirst = absl::FromCivil(absl::CivilDay(2000, 1, 1), absl::UTCTimeZone());
  if (time < kFirst) return PointReason::kTime;
  return time > now + absl::Hours(24) ? PointReason::kFuture : PointReason::kNone;
}

PointReason AgainstValue(const Point& point, Kind kind) {
  const bool counts = kind == Kind::kAdditive || kind == Kind::kUnique;
  if (point.revision < 0 || point.revision > kMostRevision) return PointReason::kValue;
  if (point.withdrawn) return PointReason::kNone;
  if (!std::isfinite(point.value) || std::abs(point.value) > kMostValue) return PointReason::kValue;
  return counts && point.value < 0 ? PointReason::kNegative : PointReason::kNone;
}

}  // namespace

std::string_view Symbol(PointReason reason) { return base::SymbolIn(kReasons, reason); }

PointReason ReasonAgainst(const Point& point, const MetricFacts& metric, std::string_view project, absl::Time now) {
  if (const PointReason reason = AgainstMetric(metric, project); reason != PointReason::kNone) return reason;
  if (!AreSaid(point.dimensions, metric.definition)) return PointReason::kDimension;
  if (const PointReason reason = AgainstTime(point.time, now); reason != PointReason::kNone) return reason;
  return AgainstValue(point, metric.definition.kind);
}

absl::Time PlaceOf(absl::Time time, Period period) {
  if (period == Period::kInstant) return time;
  const Grain grain = period == Period::kDay ? Grain::kDay : period == Period::kWeek ? Grain::kWeek : Grain::kMonth;
  return BucketOf(time, grain, Paris()).from;
}

}  // namespace pepiniere::metrics::domain
