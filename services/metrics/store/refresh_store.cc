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

// A transaction's: the days that wait for longest, so many of a series at most.
constexpr int kDaysAtOnce = 2'000;

struct Owner {
  std::int64_t metric_no, project_no;
};

// What a day of a series is added up in, each by its grain and first day; and the points that are looked at.
struct Buckets {
  std::map<int, std::set<base::Date>> by_grain;
  base::Date first = base::Date::Max(), end = base::Date::Min();
};

constexpr std::pair<Grain, int> kGrains[] = {{Grain::kDay, 2}, {Grain::kWeek, 3}, {Grain::kMonth, 4}};

Buckets BucketsOf(const std::vector<base::Date>& days) {
  Buckets buckets;
  for (const base::Date day : days) {
    for (const auto& [grain, number] : kGrains) {
      const base::Date first = FirstDay(day, grain);
      buckets.by_grain[number].insert(first);
      buckets.first = std::min(buckets.first, first);
      buckets.end = std::max(buckets.end, NextBucket(first, grain));
    }
  }
  return buckets;
}

absl::Status Execute(db::Session& session, const query::SqlFragment& statement) {
  return session.Execute(statement.sql, record::Bind(statement)).status();
}

absl::Status Replace(db::Session& session, std::int64_t series, const Owner& owner, int grain,
                     const std::set<base::Date>& buckets, const Rollups& rollups, absl::Time now) {
  query::SqlFragment gone{.sql = "DELETE FROM rollups WHERE series_no = "};
  gone.Bind(series).Add(" AND grain = ").Bind(std::int64_t{grain}).Add(" AND ");
  AddIn("bucket", buckets, gone);
  PEP_TRY(Execute(session, gone));
  std::vector<db::Value> cells;
  for (const auto& [bucket, r] : rollups) {
    if (!buckets.contains(bucket)) continue;
    cells.insert(cells.end(), {owner.metric_no, grain, bucket, owner.project_no, series, r.points, r.sum, r.min, r.max,
                               r.last, r.last_time, now});
  }
  return session
      .InsertRows(
          "INSERT INTO rollups (metric_no, grain, bucket, project_no, series_no, points, value_sum, value_min, "
          "value_max, value_last, last_time_us, computed_at_us) VALUES",
          "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", cells)
      .status();
}

absl::StatusOr<std::vector<base::Date>> HoldDays(db::Session& session, std::int64_t series) {
  // Who writes its points holds this row as well.
  PEP_TRY(session.Query("SELECT 1 FROM series_times WHERE series_no = ? FOR UPDATE", {series},
                        [](const db::Row&) { return absl::OkStatus(); }));
  std::vector<base::Date> days;
  PEP_TRY(session.Query("SELECT day + 0 FROM dirty_days WHERE series_no = ? ORDER BY marked_at_us, day LIMIT ?",
                        {series, kDaysAtOnce}, [&](const db::Row& row) {
                          days.push_back(row.Day(0));
                          return absl::OkStatus();
                        }));
  return days;
}

absl::Status Refresh(db::Session& session, std::int64_t series, absl::Time now) {
  PEP_ASSIGN(const std::vector<base::Date> days, HoldDays(session, series));
  if (days.empty()) return absl::OkStatus();
  PEP_ASSIGN(const auto owner, session.QueryOne("SELECT metric_no, project_no FROM series WHERE series_no = ?",
                                                {series}, [](const db::Row& row) {
                                                  return Owner{row.Int64(0), row.Int64(1)};
                                                }));
  if (!owner) return absl::DataLossError("days are marked of a series that is not there");
  const Buckets buckets = BucketsOf(days);
  PEP_ASSIGN(const std::vector<HeldPoint> points,
             ReadPoints(session, {series}, {StartOf(buckets.first, Paris()), StartOf(buckets.end, Paris())}));
  for (const auto& [grain, number] : kGrains) {
    PEP_TRY(Replace(session, series, *owner, number, buckets.by_grain.at(number), AddUp(points, grain, Paris()), now));
  }
  query::SqlFragment done{.sql = "DELETE FROM dirty_days WHERE series_no = "};
  done.Bind(series).Add(" AND ");
  AddIn("day", days, done);
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
  int refreshed = 0;
  for (const std::int64_t one : series) {
    PEP_TRY(db.Transact(deadline, [&](db::Session& session) { return Refresh(session, one, now); }));
    ++refreshed;
  }
  return refreshed;
}

}  // namespace pepiniere::metrics::store
