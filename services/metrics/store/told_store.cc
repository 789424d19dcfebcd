#include "services/metrics/store/told_store.h"

#include "services/base/try.h"
#include "services/db/session.h"
#include "services/metrics/store/in_list.h"
#include "services/query/sql_fragment.h"
#include "services/record/page.h"

namespace pepiniere::metrics::store {
namespace {

// " AND EXISTS (a point of the series s in that range)", of that table.
void AddExists(std::string_view table, const PointRange& range, query::SqlFragment& sql) {
  sql.Add("EXISTS (SELECT 1 FROM ").Add(table).Add(" p WHERE p.series_no = s.series_no AND NOT p.withdrawn");
  sql.Add(" AND p.time_us >= ").Bind(absl::ToUnixMicros(range.from));
  sql.Add(" AND p.time_us < ").Bind(absl::ToUnixMicros(range.to));
  if (range.known_at) sql.Add(" AND p.received_at_us <= ").Bind(absl::ToUnixMicros(*range.known_at));
}

}  // namespace

absl::StatusOr<std::map<std::string, std::set<std::string>>> MetricsTold(db::Session& session,
                                                                         const std::vector<std::string>& metrics,
                                                                         const PointRange& range) {
  std::map<std::string, std::set<std::string>> told;
  if (metrics.empty()) return told;
  query::SqlFragment select{
      .sql =
          "SELECT DISTINCT n.project, s.metric FROM metric_numbers m JOIN series s ON s.metric_no = m.metric_no "
          "JOIN project_numbers n ON n.project_no = s.project_no LEFT JOIN series_times t ON t.series_no = "
          "s.series_no WHERE "};
  AddIn("m.metric", metrics, select);
  if (range.known_at) {
    select.Add(" AND (");
    AddExists("points", range, select);
    select.Add(") OR ");
    // What held then, and not any more.
    AddExists("point_history", range, select);
    select.Add(" AND p.superseded_at_us > ").Bind(absl::ToUnixMicros(*range.known_at)).Add("))");
  } else {
    // Most of those that have none in it, their first and last ones tell apart.
    select.Add(" AND t.first_time_us < ").Bind(absl::ToUnixMicros(range.to));
    select.Add(" AND t.last_time_us >= ").Bind(absl::ToUnixMicros(range.from)).Add(" AND ");
    AddExists("points", range, select);
    select.Add(")");
  }
  PEP_TRY(session.Query(select.sql, record::Bind(select), [&](const db::Row& row) {
    told[row.String(0)].insert(row.String(1));
    return absl::OkStatus();
  }));
  return told;
}

}  // namespace pepiniere::metrics::store
