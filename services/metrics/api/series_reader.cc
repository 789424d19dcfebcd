#include "services/metrics/api/series_reader.h"

#include <algorithm>
#include <iterator>

#include "services/base/try.h"
#include "services/record/table.h"

namespace pepiniere::metrics::api {

absl::Status SeriesReader::ReadAhead(const std::vector<std::string>& projects,
                                     const std::vector<std::string>& metrics) {
  series_.clear();
  points_.clear();
  projects_ = {projects.begin(), projects.end()};
  metrics_ = {metrics.begin(), metrics.end()};
  PEP_ASSIGN(std::vector<store::Series> all, store::SelectSeries(session_, projects, metrics));
  std::vector<std::int64_t> numbers;
  for (store::Series& one : all) {
    numbers.push_back(one.number);
    points_.try_emplace(one.number);
    std::vector<store::Series>& beside = series_[{record::ParentIn(one.id), one.metric}];
    beside.push_back(std::move(one));
  }
  PEP_ASSIGN(const auto points, store::ReadPoints(session_, numbers, range_));
  for (const store::HeldPoint& point : points) points_[point.series].push_back(point);
  return absl::OkStatus();
}

bool SeriesReader::AreAhead(const std::vector<std::int64_t>& series) const {
  return std::ranges::all_of(series, [&](std::int64_t number) { return points_.contains(number); });
}

absl::StatusOr<std::vector<store::Series>> SeriesReader::Select(const store::SeriesQuery& query) {
  if (!projects_.contains(query.project) || !metrics_.contains(query.metric)) {
    return store::SelectSeries(session_, query);
  }
  std::vector<store::Series> found;
  const auto theirs = series_.find({query.project, query.metric});
  if (theirs == series_.end()) return found;
  std::ranges::copy_if(theirs->second, std::back_inserter(found),
                       [&](const store::Series& one) { return store::Matches(one, query); });
  return found;
}

absl::StatusOr<std::set<std::int64_t>> SeriesReader::Told(const std::vector<std::int64_t>& series) {
  if (!AreAhead(series)) return store::SeriesTold(session_, series, range_);
  std::set<std::int64_t> told;
  for (const std::int64_t number : series) {
    if (!points_.at(number).empty()) told.insert(number);
  }
  return told;
}

absl::StatusOr<std::vector<store::HeldPoint>> SeriesReader::Points(const std::vector<std::int64_t>& series) {
  if (!AreAhead(series)) return store::ReadPoints(session_, series, range_);
  std::vector<store::HeldPoint> points;
  for (const std::int64_t number : std::set(series.begin(), series.end())) {
    std::ranges::copy(points_.at(number), std::back_inserter(points));
  }
  return points;
}

}  // namespace pepiniere::metrics::api
