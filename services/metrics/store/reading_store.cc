#include "services/metrics/store/reading_store.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/metrics/store/in_list.h"
#include "services/metrics/store/paris.h"
#include "services/metrics/store/series_rows.h"
#include "services/record/page.h"

namespace pepiniere::metrics::store {

using base::Concat;

namespace {

// As the contract numbers them, and the table.
int NumberOf(Grain grain) {
  if (grain == Grain::kDay) return 2;
  return grain == Grain::kWeek ? 3 : 4;
}

// What holds of points of [from, to) of these series.
query::SqlFragment InRange(const std::vector<std::int64_t>& series, const PointRange& range) {
  query::SqlFragment where;
  AddIn("series_no", series, where);
  where.Add(" AND time_us >= ").Bind(absl::ToUnixMicros(range.from));
  where.Add(" AND time_us < ").Bind(absl::ToUnixMicros(range.to));
  if (range.known_at) where.Add(" AND received_at_us <= ").Bind(absl::ToUnixMicros(*range.known_at));
  return where;
}

constexpr std::string_view kHeld = "SELECT series_no, time_us, value, revision, received_at_us FROM ";

query::SqlFragment PointsSelect(const std::vector<std::int64_t>& series, const PointRange& range, int limit) {
  query::SqlFragment select{.sql = std::string(kHeld)};
  select.Add("points WHERE ").Add(InRange(series, range)).Add(" AND NOT withdrawn");
  if (range.known_at) {
    // What held then, and not any more.
    select.Add(" UNION ALL ").Add(kHeld).Add("point_history WHERE ").Add(InRange(series, range));
    select.Add(" AND NOT withdrawn AND superseded_at_us > ").Bind(absl::ToUnixMicros(*range.known_at));
  }
  select.Add(" ORDER BY series_no, time_us");
  if (limit > 0) select.Add(" LIMIT ").Bind(std::int64_t{limit});
  return select;
}

void Add(const HeldPoint& point, Rollup& rollup) {
  rollup.min = rollup.points == 0 ? point.value : std::min(rollup.min, point.value);
  rollup.max = rollup.points == 0 ? point.value : std::max(rollup.max, point.value);
  if (rollup.points == 0 || point.time >= rollup.last_time) {
    rollup.last = point.value;
    rollup.last_time = point.time;
  }
  rollup.sum += point.value;
  ++rollup.points;
}

// The buckets that are to be added up again, by series.
using DirtyBuckets = std::map<std::int64_t, std::set<base::Date>>;

// The first day after the buckets that begin before `end`.
base::Date DaysEnd(base::Date end, Grain grain) {
  const base::Date of_end = FirstDay(end, grain);
  return of_end == end ? end : NextBucket(of_end, grain);
}

// Those that begin in [first, end).
absl::StatusOr<DirtyBuckets> ReadDirty(db::Session& session, const query::SqlFragment& which, Grain grain,
                                       base::Date first, base::Date end) {
  query::SqlFragment select{.sql = "SELECT series_no, day + 0 FROM dirty_days WHERE "};
  select.Add(which).Add(" AND day >= ").Bind(first).Add(" AND day < ").Bind(DaysEnd(end, grain));
  DirtyBuckets dirty;
  PEP_TRY(session.Query(select.sql, record::Bind(select), [&](const db::Row& row) {
    const base::Date bucket = FirstDay(row.Day(1), grain);
    if (bucket >= first && bucket < end) dirty[row.Int64(0)].insert(bucket);
    return absl::OkStatus();
  }));
  return dirty;
}

Rollup ReadRollup(const db::Row& row, int column) {
  return {row.Int64(column),      row.Double(column + 1), row.Double(column + 2),
          row.Double(column + 3), row.Double(column + 4), row.Time(column + 5)};
}
constexpr std::string_view kRollup = "points, value_sum, value_min, value_max, value_last, last_time_us";

// Puts what the points say in the place of what is kept of those buckets.
absl::Status AddDirty(db::Session& session, const DirtyBuckets& dirty, Grain grain,
                      std::map<std::int64_t, Rollups>& rollups) {
  if (dirty.empty()) return absl::OkStatus();
  std::vector<std::int64_t> series;
  base::Date first = base::Date::Max(), last = base::Date::Min();
  for (const auto& [number, buckets] : dirty) {
    series.push_back(number);
    first = std::min(first, *buckets.begin());
    last = std::max(last, *buckets.rbegin());
  }
  const PointRange range{StartOf(first, Paris()), StartOf(NextBucket(last, grain), Paris())};
  PEP_ASSIGN(const std::vector<HeldPoint> points, ReadPoints(session, series, range));
  for (const auto& [number, buckets] : dirty) {
    for (const base::Date bucket : buckets) rollups[number].erase(bucket);
  }
  for (const HeldPoint& point : points) {
    const base::Date bucket = FirstDay(DayOf(point.time, Paris()), grain);
    if (dirty.at(point.series).contains(bucket)) Add(point, rollups[point.series][bucket]);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::vector<HeldPoint>> ReadPoints(db::Session& session, const std::vector<std::int64_t>& series,
                                                  const PointRange& range, int limit) {
  std::vector<HeldPoint> points;
  if (series.empty()) return points;
  const query::SqlFragment select = PointsSelect(series, range, limit);
  PEP_TRY(session.Query(select.sql, record::Bind(select), [&](const db::Row& row) {
    points.push_back({row.Int64(0), row.Time(1), row.Double(2), row.Int64(3), row.Time(4)});
    return absl::OkStatus();
  }));
  return points;
}

absl::StatusOr<std::set<std::int64_t>> SeriesTold(db::Session& session, const std::vector<std::int64_t>& series,
                                                  const PointRange& range) {
  std::set<std::int64_t> told;
  if (series.empty()) return told;
  // The first point of each will do.
  const auto add_exists = [&](std::string_view table, query::SqlFragment& select) {
    select.Add(Concat("EXISTS (SELECT 1 FROM ", table, " p WHERE p.series_no = s.series_no AND NOT p.withdrawn"));
    select.Add(" AND p.time_us >= ").Bind(absl::ToUnixMicros(range.from));
    select.Add(" AND p.time_us < ").Bind(absl::ToUnixMicros(range.to));
    if (range.known_at) select.Add(" AND p.received_at_us <= ").Bind(absl::ToUnixMicros(*range.known_at));
  };
  query::SqlFragment select{.sql = "SELECT s.series_no FROM series s WHERE "};
  AddIn("s.series_no", series, select);
  select.Add(" AND (");
  add_exists("points", select);
  select.Add(")");
  if (range.known_at) {
    select.Add(" OR ");
    add_exists("point_history", select);
    select.Add(" AND p.superseded_at_us > ").Bind(absl::ToUnixMicros(*range.known_at)).Add(")");
  }
  select.Add(")");
  PEP_TRY(session.Query(select.sql, record::Bind(select), [&](const db::Row& row) {
    told.insert(row.Int64(0));
    return absl::OkStatus();
  }));
  return told;
}

Rollups AddUp(const std::vector<HeldPoint>& points, Grain grain, const absl::TimeZone& zone) {
  Rollups rollups;
  for (const HeldPoint& point : points) Add(point, rollups[FirstDay(DayOf(point.time, zone), grain)]);
  return rollups;
}

absl::StatusOr<std::map<std::int64_t, Rollups>> ReadRollups(db::Session& session,
                                                            const std::vector<std::int64_t>& series, Grain grain,
                                                            base::Date first, base::Date end) {
  std::map<std::int64_t, Rollups> rollups;
  if (series.empty()) return rollups;
  query::SqlFragment which;
  AddIn("series_no", series, which);
  // First what is to be added up again: what is so meanwhile is read as it was before, and not half.
  PEP_ASSIGN(const DirtyBuckets dirty, ReadDirty(session, which, grain, first, end));
  query::SqlFragment select{.sql = Concat("SELECT series_no, bucket + 0, ", kRollup, " FROM rollups WHERE ")};
  select.Add(which).Add(" AND grain = ").Bind(std::int64_t{NumberOf(grain)});
  select.Add(" AND bucket >= ").Bind(first).Add(" AND bucket < ").Bind(end);
  PEP_TRY(session.Query(select.sql, record::Bind(select), [&](const db::Row& row) {
    rollups[row.Int64(0)][row.Day(1)] = ReadRollup(row, 2);
    return absl::OkStatus();
  }));
  PEP_TRY(AddDirty(session, dirty, grain, rollups));
  return rollups;
}

absl::StatusOr<std::vector<ProjectRollup>> ReadMetric(db::Session& session, const std::string& metric, Grain grain,
                                                      base::Date first, base::Date end) {
  query::SqlFragment of_it{.sql = "s.metric_no = (SELECT metric_no FROM metric_numbers WHERE metric = "};
  of_it.Bind(metric).Add(") ORDER BY s.series_no");
  PEP_ASSIGN(std::vector<Series> series, SelectSeries(session, of_it));
  query::SqlFragment which{
      .sql =
          "series_no IN (SELECT series_no FROM series WHERE metric_no = (SELECT metric_no FROM metric_numbers WHERE "
          "metric = "};
  which.Bind(metric).Add("))");
  PEP_ASSIGN(const DirtyBuckets dirty, ReadDirty(session, which, grain, first, end));
  std::map<std::int64_t, Rollups> rollups;
  query::SqlFragment select{.sql = Concat("SELECT series_no, bucket + 0, ", kRollup,
                                          " FROM rollups WHERE metric_no = (SELECT metric_no FROM metric_numbers WHERE "
                                          "metric = ")};
  select.Bind(metric).Add(") AND grain = ").Bind(std::int64_t{NumberOf(grain)});
  select.Add(" AND bucket >= ").Bind(first).Add(" AND bucket < ").Bind(end);
  PEP_TRY(session.Query(select.sql, record::Bind(select), [&](const db::Row& row) {
    rollups[row.Int64(0)][row.Day(1)] = ReadRollup(row, 2);
    return absl::OkStatus();
  }));
  PEP_TRY(AddDirty(session, dirty, grain, rollups));
  std::vector<ProjectRollup> all;
  for (Series& one : series) {
    const auto found = rollups.find(one.number);
    if (found == rollups.end() || found->second.empty()) continue;
    std::string project = one.id.substr(0, one.id.find('/'));
    all.push_back({std::move(project), std::move(one), std::move(found->second)});
  }
  return all;
}

absl::StatusOr<std::vector<PointRevision>> ListRevisions(db::Session& session, std::int64_t series,
                                                         const PointRange& range, const RevisionPlace& after,
                                                         int limit) {
  constexpr std::string_view kColumns = "time_us, value, revision, withdrawn, received_at_us, ";
  query::SqlFragment where = InRange({series}, range);
  if (after.time != absl::InfinitePast()) {
    const std::int64_t time = absl::ToUnixMicros(after.time);
    where.Add(" AND (time_us > ").Bind(time).Add(" OR (time_us = ").Bind(time);
    where.Add(" AND received_at_us > ").Bind(absl::ToUnixMicros(after.received)).Add("))");
  }
  query::SqlFragment select{.sql = Concat("SELECT ", kColumns, "NULL AS superseded_at_us FROM points WHERE ")};
  select.Add(where).Add(Concat(" UNION ALL SELECT ", kColumns, "superseded_at_us FROM point_history WHERE "));
  select.Add(where).Add(" ORDER BY time_us, received_at_us LIMIT ").Bind(std::int64_t{limit});
  std::vector<PointRevision> revisions;
  PEP_TRY(session.Query(select.sql, record::Bind(select), [&](const db::Row& row) {
    revisions.push_back({row.Time(0), row.Double(1), row.Int64(2), row.Bool(3), row.Time(4), row.OptTime(5)});
    return absl::OkStatus();
  }));
  return revisions;
}

}  // namespace pepiniere::metrics::store
