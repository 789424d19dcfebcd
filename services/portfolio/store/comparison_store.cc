#include "services/portfolio/store/comparison_store.h"

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/id_turns.h"
#include "services/db/session.h"

namespace pepiniere::portfolio::store {

absl::StatusOr<absl::flat_hash_map<std::string, Writers>> WritersOf(db::Database& db, absl::Time deadline,
                                                                    const std::vector<std::string>& projects,
                                                                    absl::Time from, absl::Time to) {
  static const std::string kSelect = base::Concat(
      "SELECT project_id, recorded_at_us, source <> '', COALESCE(superseded_at_us, 0), superseded_by_source <> '' "
      "FROM phase_records WHERE project_id",
      db::InTurn());
  return db.Read(deadline, [&](db::Session& session) -> absl::StatusOr<absl::flat_hash_map<std::string, Writers>> {
    absl::flat_hash_map<std::string, Writers> writers;
    PEP_TRY(db::TakeTurns(projects, [&](absl::Span<const db::Value> ids) {
      return session.Query(kSelect, ids, [&](const db::Row& row) {
        const auto note = [&](std::int64_t at_us, bool by_import) {
          if (at_us <= absl::ToUnixMicros(from) || at_us > absl::ToUnixMicros(to)) return;
          (by_import ? writers[row.String(0)].imports : writers[row.String(0)].people) = true;
        };
        note(row.Int64(1), row.Bool(2));
        note(row.Int64(3), row.Bool(4));
        return absl::OkStatus();
      });
    }));
    return writers;
  });
}

}  // namespace pepiniere::portfolio::store
