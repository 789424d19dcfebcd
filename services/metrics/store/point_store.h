// Points on their way into the database: judged beside what is there (compute/points.h), in one transaction with the
// history of what they change, the marks of the days that are to be added up again, one audit record and one change of
// the feed.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "services/journal/unit.h"
#include "services/metrics/domain/point.h"
#include "services/metrics/domain/standing.h"

namespace pepiniere::metrics::store {

struct PointResult {
  domain::PointState state = domain::PointState::kRefused;
  domain::PointReason reason = domain::PointReason::kNone;
  std::string series{};          // its id; empty where it was refused
  domain::PointFault refusal{};  // what is wrong with it, where it was; of that reason
};
struct PointCounts {
  std::int64_t created = 0, unchanged = 0, restated = 0, refused = 0;
};
struct BatchResult {
  std::vector<PointResult> results;  // of each point
  PointCounts counts;
};

// Remembers which series there are: their numbers never change, and they never go. Thread-safe; one a process.
class SeriesMemory {
 public:
  struct Known {
    std::int64_t number;
    std::string id;
  };
  std::optional<Known> Find(std::string_view key) const;
  // Of a series that a committed transaction made.
  void Add(std::string key, Known known);

 private:
  static constexpr std::size_t kMost = 200'000;  // then it begins anew
  mutable absl::Mutex mutex_;
  absl::flat_hash_map<std::string, Known> known_ ABSL_GUARDED_BY(mutex_);
};

inline constexpr std::size_t kMostPoints = 1'000;  // of a batch

// `project`: an id. Points of one batch are judged in its order, each beside what those before it left, which stays in
// the history where it is restated. Of one that is there with a higher revision, or as it is, nothing changes; a later
// revision that repeats the value is remembered, and not the later arrival: it was known since the earlier one.
// `stands`: beside what was received when, where they are not numbered, these came earlier.
absl::StatusOr<BatchResult> IngestPoints(journal::Unit& unit, SeriesMemory& memory, const std::string& project,
                                         const std::string& source, std::span<const domain::Point> points,
                                         const domain::Standing& stands = {});

}  // namespace pepiniere::metrics::store
