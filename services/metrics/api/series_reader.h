// Series and what they tell in one period, within a snapshot of the database: as they are asked for or, of many
// projects, read ahead in a few statements.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/metrics/store/reading_store.h"
#include "services/metrics/store/series_store.h"

namespace pepiniere::metrics::api {

class SeriesReader {
 public:
  SeriesReader(db::Session& session, store::PointRange range) : session_(session), range_(range) {}

  // Reads what these projects tell of these metrics (ids, both) in the period, all of it: what is asked about them from
  // now on costs no statement. What was read ahead before is forgotten.
  absl::Status ReadAhead(const std::vector<std::string>& projects, const std::vector<std::string>& metrics);

  absl::StatusOr<std::vector<store::Series>> Select(const store::SeriesQuery& query);
  // Those of these series (numbers) that tell anything in the period.
  absl::StatusOr<std::set<std::int64_t>> Told(const std::vector<std::int64_t>& series);
  // By series and time.
  absl::StatusOr<std::vector<store::HeldPoint>> Points(const std::vector<std::int64_t>& series);

 private:
  using OfMetric = std::pair<std::string, std::string>;  // a project and a metric

  bool AreAhead(const std::vector<std::int64_t>& series) const;

  db::Session& session_;
  store::PointRange range_;
  std::set<std::string> projects_, metrics_;  // of which everything was read ahead
  std::map<OfMetric, std::vector<store::Series>> series_;
  std::map<std::int64_t, std::vector<store::HeldPoint>> points_;  // of each series that was read ahead, perhaps none
};

}  // namespace pepiniere::metrics::api
