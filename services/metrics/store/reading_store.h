// Points on their way out: as they stand or stood, one by one or added up by days, weeks and months of Paris.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/metrics/compute/calendar.h"
#include "services/metrics/store/series_store.h"
#include "services/query/sql_fragment.h"

namespace pepiniere::db {
class Database;
class Session;
}  // namespace pepiniere::db

namespace pepiniere::metrics::store {

// What is read: the points of [from, to). known_at: as they were known then; none: as they stand. What lies at as_of
// or after it, who asks leaves out of [from, to).
struct PointRange {
  absl::Time from, to;
  std::optional<absl::Time> known_at{};
};

struct HeldPoint {
  std::int64_t series = 0;  // its number
  absl::Time time;
  double value = 0;
  std::int64_t revision = 0;
  absl::Time received;
};
// Of these series (numbers), by series and time. `limit`: at most so many, of one series; 0: all.
absl::StatusOr<std::vector<HeldPoint>> ReadPoints(db::Session& session, const std::vector<std::int64_t>& series,
                                                  const PointRange& range, int limit = 0);

// Those of these series (numbers) that have a point in that range.
absl::StatusOr<std::set<std::int64_t>> SeriesTold(db::Session& session, const std::vector<std::int64_t>& series,
                                                  const PointRange& range);

// What is added up of the points of a bucket.
struct Rollup {
  std::int64_t points = 0;
  double sum = 0, min = 0, max = 0, last = 0;
  absl::Time last_time;
};
// One of a series, by its first day.
using Rollups = std::map<base::Date, Rollup>;
Rollups AddUp(const std::vector<HeldPoint>& points, Grain grain, const absl::TimeZone& zone);

// The buckets of Paris that begin in [first, end), those that have points, of each of these series (numbers): what is
// kept of them, and what is to be added up again from the points. As of now, and of whole buckets: who asks for another
// instant, zone or part of a bucket adds up what ReadPoints gives.
absl::StatusOr<std::map<std::int64_t, Rollups>> ReadRollups(db::Session& session,
                                                            const std::vector<std::int64_t>& series, Grain grain,
                                                            base::Date first, base::Date end);

// What is kept of what a project told of a metric in a period, all of it together.
struct KeptSum {
  std::int64_t points = 0;
  double sum = 0;
  absl::Time last_time = absl::InfinitePast();  // of the last point
};
// By project (an id), of those that ever told it. None: the points themselves are to be read, because the project tells
// it in several series, or told something since it was added up, or something at `end` or after it on the same day.
using KeptSums = std::map<std::string, std::optional<KeptSum>>;
// Of a metric (an id) over all projects at once, whatever their number: a few statements. From the beginning of a day
// of Paris until an instant after that.
absl::StatusOr<KeptSums> ReadKeptSums(db::Session& session, const std::string& metric, base::Date first,
                                      absl::Time end);
// The same where nothing that is kept is of use: none of each.
absl::StatusOr<KeptSums> ReadTellers(db::Session& session, const std::string& metric);

// What was told of the points of a series, by the time of the point, then in the order in which it came.
struct PointRevision {
  absl::Time time;
  double value = 0;
  std::int64_t revision = 0;
  bool withdrawn = false;
  absl::Time received;
  std::optional<absl::Time> superseded{};
};
// Those after the place (time, received) of `after`, at most `limit`.
struct RevisionPlace {
  absl::Time time = absl::InfinitePast(), received = absl::InfinitePast();
};
absl::StatusOr<std::vector<PointRevision>> ListRevisions(db::Session& session, std::int64_t series,
                                                         const PointRange& range, const RevisionPlace& after,
                                                         int limit);

// Adds up anew what points changed, of at most so many series, those first that wait for longest: how many there were.
// For who has time, now and then; some series a transaction.
absl::StatusOr<int> RefreshRollups(db::Database& db, absl::Time deadline, absl::Time now, int most_series);

}  // namespace pepiniere::metrics::store
