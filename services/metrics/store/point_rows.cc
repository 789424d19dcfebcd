#include "services/metrics/store/point_rows.h"

#include <algorithm>
#include <string>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/metrics/store/in_list.h"
#include "services/query/sql_fragment.h"
#include "services/record/page.h"

namespace pepiniere::metrics::store {
namespace {

// So many are asked for at once: few statements, which stay prepared.
constexpr std::size_t kAskedAtOnce[] = {128, 16, 1};

std::string SelectOf(std::size_t places) {
  std::string sql = "SELECT series_no, time_us, value, revision, withdrawn, received_at_us FROM points WHERE ";
  for (std::size_t i = 0; i < places; ++i)
    sql += i == 0 ? "(series_no = ? AND time_us = ?)" : " OR (series_no = ? AND time_us = ?)";
  return sql;
}

}  // namespace

absl::Status HoldSeries(db::Session& session, const std::map<std::int64_t, Reach>& series, absl::Time received) {
  std::vector<db::Value> cells;
  for (const auto& [number, reach] : series) {
    cells.insert(cells.end(), {number, reach.first, reach.last, received});
  }
  return session
      .InsertRows("INSERT INTO series_times (series_no, first_time_us, last_time_us, received_at_us) VALUES",
                  "(?, ?, ?, ?)", cells,
                  "ON DUPLICATE KEY UPDATE first_time_us = COALESCE(LEAST(first_time_us, VALUES(first_time_us)), "
                  "first_time_us, VALUES(first_time_us)), last_time_us = COALESCE(GREATEST(last_time_us, "
                  "VALUES(last_time_us)), last_time_us, VALUES(last_time_us))")
      .status();
}

absl::Status NoteReceived(db::Session& session, const std::set<std::int64_t>& series, absl::Time received) {
  if (series.empty()) return absl::OkStatus();
  query::SqlFragment update{.sql = "UPDATE series_times SET received_at_us = GREATEST(received_at_us, "};
  update.Bind(absl::ToUnixMicros(received)).Add(") WHERE ");
  AddIn("series_no", series, update);
  return session.Execute(update.sql, record::Bind(update)).status();
}

absl::Status MeasureSeries(db::Session& session, const std::set<std::int64_t>& series) {
  for (const std::int64_t number : series) {
    Reach reach;
    PEP_TRY(session.Query("SELECT MIN(time_us), MAX(time_us) FROM points WHERE series_no = ? AND NOT withdrawn",
                          {number}, [&](const db::Row& row) {
                            reach = {row.OptTime(0), row.OptTime(1)};
                            return absl::OkStatus();
                          }));
    PEP_TRY(session
                .Execute("UPDATE series_times SET first_time_us = ?, last_time_us = ? WHERE series_no = ?",
                         {reach.first, reach.last, number})
                .status());
  }
  return absl::OkStatus();
}

absl::StatusOr<PointRows> ReadHeld(db::Session& session, const std::vector<PointPlace>& places) {
  PointRows held;
  std::size_t at = 0;
  while (at < places.size()) {
    const std::size_t left = places.size() - at;
    const auto* const fits = std::ranges::find_if(kAskedAtOnce, [left](std::size_t count) { return count <= left; });
    const std::size_t count = *fits;
    std::vector<db::Value> cells;
    for (std::size_t i = at; i < at + count; ++i) cells.insert(cells.end(), {places[i].first, places[i].second});
    PEP_TRY(session.Query(SelectOf(count), cells, [&](const db::Row& row) {
      held[{row.Int64(0), row.Time(1)}] = {row.Double(2), row.Int64(3), row.Bool(4), row.Time(5)};
      return absl::OkStatus();
    }));
    at += count;
  }
  return held;
}

absl::Status WriteRows(db::Session& session, const PointRows& rows) {
  std::vector<db::Value> cells;
  for (const auto& [place, row] : rows) {
    cells.insert(cells.end(),
                 {place.first, place.second, row.value, row.revision, row.withdrawn ? 1 : 0, row.received});
  }
  return session
      .InsertRows("INSERT INTO points (series_no, time_us, value, revision, withdrawn, received_at_us) VALUES",
                  "(?, ?, ?, ?, ?, ?)", cells,
                  "ON DUPLICATE KEY UPDATE value = VALUES(value), revision = VALUES(revision), withdrawn = "
                  "VALUES(withdrawn), received_at_us = VALUES(received_at_us)")
      .status();
}

absl::Status KeepHistory(db::Session& session, const std::vector<SupersededRow>& history) {
  std::vector<db::Value> cells;
  for (const auto& [place, row, superseded] : history) {
    cells.insert(cells.end(),
                 {place.first, place.second, row.received, row.value, row.revision, row.withdrawn ? 1 : 0, superseded});
  }
  return session
      .InsertRows(
          "INSERT INTO point_history (series_no, time_us, received_at_us, value, revision, withdrawn, "
          "superseded_at_us) VALUES",
          "(?, ?, ?, ?, ?, ?, ?)", cells)
      .status();
}

absl::Status MarkDays(db::Session& session, const std::set<std::pair<std::int64_t, base::Date>>& days, absl::Time now) {
  std::vector<db::Value> cells;
  for (const auto& [series, day] : days) cells.insert(cells.end(), {series, day, now});
  // One that waits already goes on waiting.
  return session
      .InsertRows("INSERT INTO dirty_days (series_no, day, marked_at_us) VALUES", "(?, ?, ?)", cells,
                  "ON DUPLICATE KEY UPDATE day = VALUES(day)")
      .status();
}

}  // namespace pepiniere::metrics::store
