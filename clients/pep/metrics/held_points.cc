#include "clients/pep/metrics/held_points.h"

#include <cstddef>
#include <tuple>

namespace pepiniere::pep {

std::vector<HeldSeries> HeldPoints(const std::vector<PlacedPoint>& points, absl::Time as_of) {
  using Key = std::tuple<std::string, std::map<std::string, std::string>, std::string>;
  const auto key_of = [](const metrics::PointKey& key) { return Key(key.metric, key.dimensions, key.source); };
  std::vector<metrics::Point> batch;
  for (const PlacedPoint& placed : points) batch.push_back(placed.point);
  const metrics::BatchOutcome outcome = metrics::JudgeBatch({}, batch);

  std::map<Key, HeldSeries> series;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const metrics::PointKey& key = batch[i].key;
    HeldSeries& one = series[key_of(key)];
    if (!outcome.judged[i].why.empty()) {
      one.excluded.push_back({points[i].path, std::string(outcome.judged[i].why)});
    } else if (key.time >= as_of) {
      one.excluded.push_back({points[i].path, "NOT_KNOWN_YET"});
    }
  }
  for (const metrics::Point& point : outcome.superseded) {
    if (point.key.time < as_of) ++series[key_of(point.key)].restated;
  }
  // In the order of time.
  for (const auto& [key, point] : outcome.changed) {
    if (key.time >= as_of) continue;
    HeldSeries& one = series[key_of(key)];
    ++one.n;
    if (!one.time || key.time > *one.time) one.time = key.time, one.value = point.value;
  }
  std::vector<HeldSeries> held;
  for (auto& [key, one] : series) {
    std::tie(one.metric, one.dimensions, one.source) = key;
    held.push_back(std::move(one));
  }
  return held;
}

}  // namespace pepiniere::pep
