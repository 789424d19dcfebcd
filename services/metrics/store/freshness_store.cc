#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/session.h"
#include "services/metrics/domain/definition.h"
#include "services/metrics/store/history_store.h"
#include "services/metrics/store/in_list.h"
#include "services/query/sql_fragment.h"
#include "services/record/page.h"

namespace pepiniere::metrics::store {
namespace {

// When the last point came by then of each of these series (numbers): of those of which any did.
absl::StatusOr<std::map<std::int64_t, absl::Time>> ReceivedBy(db::Session& session,
                                                              const std::map<std::int64_t, std::string>& series,
                                                              absl::Time known_at) {
  std::vector<std::int64_t> numbers;
  for (const auto& [number, source] : series) numbers.push_back(number);
  std::map<std::int64_t, absl::Time> received;
  for (const std::string_view table : {"points", "point_history"}) {
    query::SqlFragment select{.sql = base::Concat("SELECT series_no, MAX(received_at_us) FROM ", table, " WHERE ")};
    AddIn("series_no", numbers, select);
    select.Add(" AND received_at_us <= ").Bind(absl::ToUnixMicros(known_at)).Add(" GROUP BY series_no");
    PEP_TRY(session.Query(select.sql, record::Bind(select), [&](const db::Row& row) {
      absl::Time& last = received.try_emplace(row.Int64(0), row.Time(1)).first->second;
      last = std::max(last, row.Time(1));
      return absl::OkStatus();
    }));
  }
  return received;
}

}  // namespace

absl::StatusOr<std::map<std::string, absl::Time>> LoadFreshness(db::Session& session, const std::string& project,
                                                                std::optional<absl::Time> known_at, bool all) {
  std::map<std::string, absl::Time> freshness;
  const auto note = [&](const std::string& source, absl::Time at) {
    absl::Time& last = freshness.try_emplace(source, at).first->second;
    last = std::max(last, at);
  };
  PEP_ASSIGN(const auto origins, LoadOrigins(session, project, known_at));
  for (const auto& [name, origin] : origins) note(origin.source, origin.recorded_at);
  query::SqlFragment select{.sql =
                                "SELECT s.series_no, s.source, t.received_at_us FROM series s JOIN series_times t ON "
                                "t.series_no = s.series_no "
                                "JOIN definitions d ON d.id = s.metric AND d.deleted_at_us IS NULL WHERE s.id > "};
  select.Bind(project + "/").Add(" AND s.id < ").Bind(project + "0");
  if (!all) {
    select.Add(" AND (d.visibility IS NULL OR d.visibility = ");
    select.Bind(std::string(domain::Symbol(domain::Visibility::kPublic))).Add(")");
  }
  std::map<std::int64_t, std::string> later;  // the sources of series of which something came since
  PEP_TRY(session.Query(select.sql, record::Bind(select), [&](const db::Row& row) {
    const absl::Time at = row.Time(2);
    if (known_at && at > *known_at) {
      later.emplace(row.Int64(0), row.String(1));
    } else {
      note(row.String(1), at);
    }
    return absl::OkStatus();
  }));
  if (later.empty()) return freshness;
  PEP_ASSIGN(const auto by_then, ReceivedBy(session, later, *known_at));
  for (const auto& [number, at] : by_then) note(later.at(number), at);
  return freshness;
}

}  // namespace pepiniere::metrics::store
