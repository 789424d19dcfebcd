#include "services/metrics/store/mention_store.h"

#include "services/base/try.h"
#include "services/metrics/store/in_list.h"
#include "services/metrics/store/series_rows.h"
#include "services/query/sql_fragment.h"
#include "services/record/page.h"

namespace pepiniere::metrics::store {

absl::Status AddMention(db::Session& session, const std::string& source, const std::string& named, absl::Time at,
                        const std::string& event_key) {
  return session
      .Execute(
          "INSERT INTO deployment_mentions (source_id, named_hash, time_us, key_hash) VALUES (?, ?, ?, ?) ON DUPLICATE "
          "KEY UPDATE time_us = time_us",
          {source, HashOf(named), at, HashOf(event_key)})
      .status();
}

absl::StatusOr<std::vector<absl::Time>> MentionsOf(db::Session& session, const std::string& source,
                                                   const std::string& named) {
  std::vector<absl::Time> times;
  PEP_TRY(session.Query(
      "SELECT DISTINCT time_us FROM deployment_mentions WHERE source_id = ? AND named_hash = ? ORDER BY time_us",
      {source, HashOf(named)}, [&](const db::Row& row) {
        times.push_back(row.Time(0));
        return absl::OkStatus();
      }));
  return times;
}

absl::StatusOr<std::vector<std::string>> RefusedFor(db::Session& session, const std::string& source,
                                                    const Mentioned& told, std::string_view reason, absl::Time now,
                                                    int most) {
  std::vector<std::string> ids;
  if (told.names.empty()) return ids;
  std::vector<std::string> hashes;
  for (const std::string& name : told.names) hashes.push_back(HashOf(name));
  query::SqlFragment select{.sql =
                                "SELECT DISTINCT e.id FROM deployment_mentions m JOIN source_event_keys k ON "
                                "k.source_id = m.source_id AND k.key_hash = m.key_hash JOIN source_events e ON e.id = "
                                "k.event_id JOIN source_event_bodies b ON b.event_id = e.id WHERE m.source_id = "};
  select.Bind(source).Add(" AND ");
  AddIn("m.named_hash", hashes, select);
  select.Add(" AND m.time_us >= ").Bind(absl::ToUnixMicros(told.from));
  select.Add(" AND e.outcome IN ('REFUSED', 'PARTLY') AND e.reason = ").Bind(std::string(reason));
  select.Add(" AND b.expires_at_us > ").Bind(absl::ToUnixMicros(now)).Add(" ORDER BY e.id LIMIT ").Bind(most);
  PEP_TRY(session.Query(select.sql, record::Bind(select), [&](const db::Row& row) {
    ids.push_back(row.String(0));
    return absl::OkStatus();
  }));
  return ids;
}

}  // namespace pepiniere::metrics::store
