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

query::SqlFragment IsOf(std::string_view column, const std::string& metric) {
  query::SqlFragment is{.sql = Concat(column, " = (SELECT metric_no FROM metric_numbers WHERE metric = ")};
  is.Bind(metric).Add(")");
  return is;
}

// A project that ever told a metric, and in how many series.
struct Teller {
  std::int64_t number;
  std::string project;
  std::int64_t series;
};
absl::StatusOr<std::vector<Teller>> TellersOf(db::Session& session, const std::string& metric) {
  query::SqlFragment select{
      .sql = "SELECT p.project_no, p.project, s.series FROM (SELECT project_no, COUNT(*) AS series FROM series WHERE "};
  select.Add(IsOf("metric_no", metric));
  select.Add(" GROUP BY project_no) s JOIN project_numbers p ON p.project_no = s.project_no");
  std::vector<Teller> tellers;
  PEP_TRY(session.Query(select.sql, record::Bind(select), [&](const db::Row& row) {
    tellers.push_back({row.Int64(0), row.String(1), row.Int64(2)});
    return absl::OkStatus();
  }));
  return tellers;
}

// What holds of the buckets of [first, after) that are as few as may be: weeks, and the days before and after these. Of
// `last`, the day before `after` or that day, there is perhaps not all.
query::SqlFragment WithinBuckets(base::Date first, base::Date last, base::Date after) {
  const base::Date begun = FirstDay(first, Grain::kWeek);
  const base::Date weeks = begun == first ? first : NextBucket(begun, Grain::kWeek);
  const base::Date end = std::max(weeks, FirstDay(last, Grain::kWeek));
  query::SqlFragment where;
  const auto add = [&](Grain grain, base::Date from, base::Date to) {
    if (from >= to) return;
    where.Add(where.sql.empty() ? "(grain = " : " OR (grain = ").Bind(std::int64_t{NumberOf(grain)});
    where.Add(" AND bucket >= ").Bind(from).Add(" AND bucket < ").Bind(to).Add(")");
  };
  add(Grain::kDay, first, std::min(weeks, after));
  add(Grain::kWeek, weeks, end);
  add(Grain::kDay, end, after);
  return where;
}

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

absl::StatusOr<KeptSums> ReadTellers(db::Session& session, const std::string& metric) {
  PEP_ASSIGN(const std::vector<Teller> tellers, TellersOf(session, metric));
  KeptSums sums;
  for (const Teller& teller : tellers) sums.emplace(teller.project, std::nullopt);
  return sums;
}

absl::StatusOr<KeptSums> ReadKeptSums(db::Session& session, const std::string& metric, base::Date first,
                                      absl::Time end) {
  KeptSums sums;
  PEP_ASSIGN(const std::vector<Teller> tellers, TellersOf(session, metric));
  if (tellers.empty()) return sums;
  std::map<std::int64_t, std::optional<KeptSum>*> by_number;  // of the project
  for (const Teller& teller : tellers) {
    std::optional<KeptSum>& theirs = sums[teller.project];
    if (teller.series == 1) theirs.emplace();
    by_number[teller.number] = &theirs;
  }
  const base::Date last = DayOf(end, Paris());
  const base::Date after = StartOf(last, Paris()) == end ? last : NextBucket(last, Grain::kDay);
  query::SqlFragment kept{
      .sql = "SELECT project_no, CAST(SUM(points) AS SIGNED), SUM(value_sum), MAX(last_time_us) FROM rollups WHERE "};
  kept.Add(IsOf("metric_no", metric)).Add(" AND (").Add(WithinBuckets(first, last, after)).Add(") GROUP BY project_no");
  PEP_TRY(session.Query(kept.sql, record::Bind(kept), [&](const db::Row& row) {
    const auto of = by_number.find(row.Int64(0));
    if (of == by_number.end() || !*of->second) return absl::OkStatus();
    *of->second = KeptSum{row.Int64(1), row.Double(2), row.Time(3)};
    if ((*of->second)->last_time >= end) of->second->reset();
    return absl::OkStatus();
  }));
  query::SqlFragment dirty{
      .sql = "SELECT DISTINCT s.project_no FROM dirty_days d JOIN series s ON s.series_no = d.series_no WHERE "};
  dirty.Add(IsOf("s.metric_no", metric)).Add(" AND d.day >= ").Bind(first).Add(" AND d.day < ").Bind(after);
  PEP_TRY(session.Query(dirty.sql, record::Bind(dirty), [&](const db::Row& row) {
    const auto of = by_number.find(row.Int64(0));
    if (of != by_number.end()) of->second->reset();
    return absl::OkStatus();
  }));
  return sums;
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
