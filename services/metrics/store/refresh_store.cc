// Adding up anew, for who has time.
#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/metrics/store/in_list.h"
#include "services/metrics/store/paris.h"
#include "services/metrics/store/reading_store.h"
#include "services/query/sql_fragment.h"
#include "services/record/page.h"

namespace pepiniere::metrics::store {
namespace {

using base::Concat;

// A transaction's: series, of which who tells waits meanwhile, and their days.
constexpr std::size_t kSeriesAtOnce = 50;
constexpr int kDaysAtOnce = 2'000;

struct Owner {
  std::int64_t metric_no, project_no;
};
using Owners = std::map<std::int64_t, Owner>;

// What the days of a series are added up in, by grain and first day; and the points that are looked at.
struct Buckets {
  std::map<int, std::set<base::Date>> by_grain{};
  base::Date first = base::Date::Max(), end = base::Date::Min();
  base::Date last_day = base::Date::Min();
};
using BucketsOf = std::map<std::int64_t, Buckets>;  // a series

constexpr std::pair<Grain, int> kGrains[] = {{Grain::kDay, 2}, {Grain::kWeek, 3}, {Grain::kMonth, 4}};

void AddDay(base::Date day, Buckets& buckets) {
  for (const auto& [grain, number] : kGrains) {
    const base::Date first = FirstDay(day, grain);
    buckets.by_grain[number].insert(first);
    buckets.first = std::min(buckets.first, first);
    buckets.end = std::max(buckets.end, NextBucket(first, grain));
  }
  buckets.last_day = std::max(buckets.last_day, day);
}

absl::Status Execute(db::Session& session, const query::SqlFragment& statement) {
  return session.Execute(statement.sql, record::Bind(statement)).status();
}

// Holds what who writes their points holds as well, in the same order, and finds the days that are marked; of the last
// series perhaps not all.
absl::StatusOr<BucketsOf> HoldDays(db::Session& session, const std::vector<std::int64_t>& series) {
  query::SqlFragment hold{.sql = "SELECT 1 FROM series_times WHERE "};
  AddIn("series_no", series, hold);
  hold.Add(" ORDER BY series_no FOR UPDATE");
  PEP_TRY(session.Query(hold.sql, record::Bind(hold), [](const db::Row&) { return absl::OkStatus(); }));
  query::SqlFragment days{.sql = "SELECT series_no, day + 0 FROM dirty_days WHERE "};
  AddIn("series_no", series, days);
  days.Add(" ORDER BY series_no, day LIMIT ").Bind(std::int64_t{kDaysAtOnce});
  BucketsOf buckets;
  PEP_TRY(session.Query(days.sql, record::Bind(days), [&](const db::Row& row) {
    AddDay(row.Day(1), buckets[row.Int64(0)]);
    return absl::OkStatus();
  }));
  return buckets;
}

absl::StatusOr<Owners> OwnersOf(db::Session& session, const std::vector<std::int64_t>& series) {
  query::SqlFragment select{.sql = "SELECT series_no, metric_no, project_no FROM series WHERE "};
  AddIn("series_no", series, select);
  Owners owners;
  PEP_TRY(session.Query(select.sql, record::Bind(select), [&](const db::Row& row) {
    owners[row.Int64(0)] = {row.Int64(1), row.Int64(2)};
    return absl::OkStatus();
  }));
  return owners;
}

// What holds of rows of a period of each series. `add_period`: says which, of one.
template <typename AddPeriod>
query::SqlFragment OfEach(const BucketsOf& buckets, AddPeriod add_period) {
  query::SqlFragment where;
  const auto add = [&](const BucketsOf::value_type& of_series) {
    where.Add(where.sql.empty() ? "(series_no = " : " OR (series_no = ").Bind(of_series.first).Add(" AND ");
    add_period(of_series.second, where);
    where.Add(")");
  };
  for (const auto& of_series : buckets) add(of_series);
  // In statements of few texts, as AddIn.
  for (std::size_t added = buckets.size(); added < PaddedSize(buckets.size()); ++added) add(*buckets.rbegin());
  return where;
}

absl::StatusOr<std::map<std::int64_t, std::vector<HeldPoint>>> PointsOf(db::Session& session,
                                                                        const BucketsOf& buckets) {
  query::SqlFragment select{
      .sql = "SELECT series_no, time_us, value, received_at_us FROM points WHERE NOT withdrawn AND ("};
  select.Add(OfEach(buckets, [](const Buckets& of_series, query::SqlFragment& where) {
    where.Add("time_us >= ").Bind(absl::ToUnixMicros(StartOf(of_series.first, Paris())));
    where.Add(" AND time_us < ").Bind(absl::ToUnixMicros(StartOf(of_series.end, Paris())));
  }));
  select.Add(") ORDER BY series_no, time_us");
  std::map<std::int64_t, std::vector<HeldPoint>> points;
  PEP_TRY(session.Query(select.sql, record::Bind(select), [&](const db::Row& row) {
    points[row.Int64(0)].push_back(
        {.series = row.Int64(0), .time = row.Time(1), .value = row.Double(2), .revision = 0, .received = row.Time(3)});
    return absl::OkStatus();
  }));
  return points;
}

// What is kept of buckets in which there is nothing any more goes.
absl::Status Drop(db::Session& session, std::int64_t series, int grain, const std::vector<base::Date>& buckets) {
  if (buckets.empty()) return absl::OkStatus();
  query::SqlFragment gone{.sql = "DELETE FROM rollups WHERE series_no = "};
  gone.Bind(series).Add(" AND grain = ").Bind(std::int64_t{grain}).Add(" AND ");
  AddIn("bucket", buckets, gone);
  return Execute(session, gone);
}

absl::Status Refresh(db::Session& session, const std::vector<std::int64_t>& series, absl::Time now) {
  PEP_ASSIGN(const BucketsOf buckets, HoldDays(session, series));
  if (buckets.empty()) return absl::OkStatus();
  PEP_ASSIGN(const Owners owners, OwnersOf(session, series));
  PEP_ASSIGN(auto points, PointsOf(session, buckets));
  std::vector<db::Value> cells;
  for (const auto& [number, of_series] : buckets) {
    const auto owner = owners.find(number);
    if (owner == owners.end()) return absl::DataLossError("days are marked of a series that is not there");
    for (const auto& [grain, grain_number] : kGrains) {
      const Rollups rollups = AddUp(points[number], grain, Paris());
      std::vector<base::Date> gone;
      for (const base::Date bucket : of_series.by_grain.at(grain_number)) {
        const auto found = rollups.find(bucket);
        if (found == rollups.end()) {
          gone.push_back(bucket);
          continue;
        }
        const Rollup& r = found->second;
        cells.insert(cells.end(), {owner->second.metric_no, grain_number, bucket, owner->second.project_no, number,
                                   r.points, r.sum, r.min, r.max, r.last, r.last_time, now});
      }
      PEP_TRY(Drop(session, number, grain_number, gone));
    }
  }
  PEP_TRY(session
              .InsertRows(
                  "INSERT INTO rollups (metric_no, grain, bucket, project_no, series_no, points, value_sum, value_min, "
                  "value_max, value_last, last_time_us, computed_at_us) VALUES",
                  "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", cells,
                  "ON DUPLICATE KEY UPDATE points = VALUES(points), value_sum = VALUES(value_sum), value_min = "
                  "VALUES(value_min), value_max = VALUES(value_max), value_last = VALUES(value_last), last_time_us = "
                  "VALUES(last_time_us), computed_at_us = VALUES(computed_at_us)")
              .status());
  query::SqlFragment done{.sql = "DELETE FROM dirty_days WHERE "};
  done.Add(OfEach(buckets, [](const Buckets& of_series, query::SqlFragment& where) {
    where.Add("day <= ").Bind(of_series.last_day);
  }));
  return Execute(session, done);
}

absl::StatusOr<std::vector<std::int64_t>> Waiting(db::Database& db, absl::Time deadline, int most) {
  std::vector<std::int64_t> series;
  PEP_TRY(db.Read(deadline, [&](db::Session& session) {
    series.clear();
    return session.Query(
        "SELECT series_no FROM dirty_days GROUP BY series_no ORDER BY MIN(marked_at_us), series_no LIMIT ?", {most},
        [&](const db::Row& row) {
          series.push_back(row.Int64(0));
          return absl::OkStatus();
        });
  }));
  return series;
}

}  // namespace

absl::StatusOr<int> RefreshRollups(db::Database& db, absl::Time deadline, absl::Time now, int most_series) {
  PEP_ASSIGN(const std::vector<std::int64_t> series, Waiting(db, deadline, most_series));
  for (std::size_t from = 0; from < series.size(); from += kSeriesAtOnce) {
    const auto at = [&](std::size_t place) { return series.begin() + static_cast<std::ptrdiff_t>(place); };
    const std::vector<std::int64_t> some(at(from), at(std::min(series.size(), from + kSeriesAtOnce)));
    PEP_TRY(db.Transact(deadline, [&](db::Session& session) { return Refresh(session, some, now); }));
  }
  return static_cast<int>(series.size());
}

}  // namespace pepiniere::metrics::store
