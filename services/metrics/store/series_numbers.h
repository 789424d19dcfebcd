// The numbers of series: found, or made with their first point. For the .cc files of this room.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/db/session.h"
#include "services/metrics/domain/dimension.h"
#include "services/metrics/store/point_store.h"

namespace pepiniere::metrics::store {

// Of one project and source, in one transaction.
class SeriesNumbers {
 public:
  // All must outlive this.
  SeriesNumbers(db::Session& session, SeriesMemory& memory, const std::string& project, const std::string& source,
                absl::Time now)
      : session_(session), memory_(memory), project_(project), source_(source), now_(now) {}

  // That of the metric (an id) with these dimensions, in order; none: the project has too many of the metric.
  absl::StatusOr<std::optional<SeriesMemory::Known>> NumberOf(const std::string& metric,
                                                              const std::vector<domain::Dimension>& dimensions);
  // Those that were made.
  const std::vector<std::string>& created() const { return created_; }

 private:
  using Place = std::pair<std::string, std::string>;  // of a metric and its dimensions

  absl::StatusOr<std::int64_t> ProjectNumber();
  absl::StatusOr<std::int64_t> MetricNumber(const std::string& metric);
  absl::StatusOr<std::optional<SeriesMemory::Known>> Find(std::int64_t metric_no, const std::string& hash);
  absl::StatusOr<bool> IsFull(std::int64_t metric_no);
  absl::StatusOr<std::optional<SeriesMemory::Known>> FindOrMake(const std::string& metric, const std::string& key,
                                                                const std::vector<domain::Dimension>& dimensions);

  db::Session& session_;
  SeriesMemory& memory_;
  const std::string &project_, &source_;
  const absl::Time now_;
  std::optional<std::int64_t> project_no_;
  std::map<std::string, std::int64_t> metric_nos_;
  std::map<Place, std::optional<SeriesMemory::Known>> known_;  // in this transaction
  std::vector<std::string> created_;
};

}  // namespace pepiniere::metrics::store
