#include "services/portfolio/store/former_bindings.h"

#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/row.h"
#include "services/db/session.h"

namespace pepiniere::portfolio::store {

absl::StatusOr<std::vector<FormerBinding>> FormerBindings(db::Database& db, absl::Time deadline) {
  constexpr std::string_view kSelect =
      "SELECT b.id, b.principal, b.role, b.resource, COALESCE(p.uid, ''), b.starts_at_us, NULLIF(b.ends_at_us, "
      "9223372036854775807), b.reason, b.granted_by, b.created_at_us, b.revoked_at_us, b.revoked_by FROM "
      "access_bindings b LEFT JOIN projects p ON b.resource = CONCAT('projects/', p.id) ORDER BY b.id";
  return db.Read(deadline, [&](db::Session& session) -> absl::StatusOr<std::vector<FormerBinding>> {
    std::vector<FormerBinding> bindings;
    PEP_TRY(session.Query(kSelect, {}, [&](const db::Row& row) {
      bindings.push_back({row.String(0), row.String(1), row.String(2), row.String(3), row.String(4), row.Time(5),
                          row.OptTime(6), row.String(7), row.String(8), row.Time(9), row.OptTime(10), row.String(11)});
      return absl::OkStatus();
    }));
    return bindings;
  });
}

}  // namespace pepiniere::portfolio::store
