#include "services/metrics/store/sign_store.h"

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/session.h"
#include "services/metrics/compute/calendar.h"
#include "services/metrics/store/in_list.h"
#include "services/metrics/store/paris.h"
#include "services/query/sql_fragment.h"
#include "services/record/page.h"

namespace pepiniere::metrics::store {
namespace {

// In the order of the index by_delivery.
constexpr std::string_view kDelivered =
    " AND tier = 'PRODUCTION' AND outcome = 'SUCCEEDED' AND deleted_at_us IS NULL AND finish_time_us IS NOT NULL";

std::int64_t MicrosAt(base::Date day) { return absl::ToUnixMicros(StartOf(day, Paris())); }

// " SELECT what FROM deployments" of these projects.
query::SqlFragment Of(std::string_view what, const std::vector<std::string>& projects) {
  query::SqlFragment select{.sql = base::Concat("SELECT project, ", what, " FROM deployments WHERE ")};
  AddIn("project", projects, select);
  return select.Add(kDelivered);
}

absl::Status ReadDays(db::Session& session, const query::SqlFragment& select, std::map<std::string, Deliveries>& all,
                      void (*take)(base::Date, Deliveries&)) {
  return session.Query(select.sql, record::Bind(select), [&](const db::Row& row) {
    take(DayOf(row.Time(1), Paris()), all[row.String(0)]);
    return absl::OkStatus();
  });
}

}  // namespace

absl::StatusOr<std::vector<std::string>> ProjectsThatDeliver(db::Session& session, std::string_view after, int limit) {
  static const std::string kSelect = base::Concat("SELECT DISTINCT project FROM deployments WHERE project > ?",
                                                  kDelivered, " ORDER BY project LIMIT ?");
  std::vector<std::string> projects;
  PEP_TRY(session.Query(kSelect, {after, limit}, [&](const db::Row& row) {
    projects.push_back(row.String(0));
    return absl::OkStatus();
  }));
  return projects;
}

absl::StatusOr<std::map<std::string, Deliveries>> ReadDeliveries(db::Session& session,
                                                                 const std::vector<std::string>& projects,
                                                                 base::Date day, int recent_days) {
  std::map<std::string, Deliveries> all;
  if (projects.empty()) return all;
  const std::int64_t end = MicrosAt(day + 1);
  query::SqlFragment first = Of("MIN(finish_time_us)", projects);
  first.Add(" GROUP BY project");
  PEP_TRY(ReadDays(session, first, all, [](base::Date on, Deliveries& of) { of.first = on; }));
  query::SqlFragment last = Of("MAX(finish_time_us)", projects);
  last.Add(" AND finish_time_us < ").Bind(end).Add(" GROUP BY project");
  PEP_TRY(ReadDays(session, last, all, [](base::Date on, Deliveries& of) { of.last = on; }));
  if (recent_days <= 0) return all;
  query::SqlFragment recent = Of("finish_time_us", projects);
  recent.Add(" AND finish_time_us >= ").Bind(MicrosAt(day + (1 - recent_days)));
  recent.Add(" AND finish_time_us < ").Bind(end).Add(" ORDER BY project, finish_time_us");
  PEP_TRY(ReadDays(session, recent, all, [](base::Date on, Deliveries& of) {
    if (of.recent.empty() || of.recent.back() != on) of.recent.push_back(on);
  }));
  return all;
}

absl::StatusOr<std::map<std::string, bool>> ReadUsed(db::Session& session, const std::vector<std::string>& projects,
                                                     base::Date day, int recent_days) {
  std::map<std::string, bool> used;
  if (projects.empty() || recent_days <= 0) return used;
  query::SqlFragment select{
      .sql =
          "SELECT n.project, MAX(p.value > 0) FROM project_numbers n JOIN series s ON s.project_no = n.project_no "
          "JOIN definitions d ON d.id = s.metric JOIN points p ON p.series_no = s.series_no WHERE "};
  AddIn("n.project", projects, select);
  select.Add(
      " AND d.purpose = 'USAGE' AND d.kind IN ('ADDITIVE', 'UNIQUE') AND d.deleted_at_us IS NULL AND NOT p.withdrawn "
      "AND p.time_us >= ");
  select.Bind(MicrosAt(day + (1 - recent_days))).Add(" AND p.time_us < ").Bind(MicrosAt(day + 1));
  select.Add(" GROUP BY n.project");
  PEP_TRY(session.Query(select.sql, record::Bind(select), [&](const db::Row& row) {
    used[row.String(0)] = row.Int64(1) != 0;
    return absl::OkStatus();
  }));
  return used;
}

}  // namespace pepiniere::metrics::store
