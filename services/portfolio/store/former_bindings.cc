#include "services/portfolio/store/former_bindings.h"

#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/row.h"
#include "services/db/session.h"

namespace pepiniere::portfolio::store {

absl::StatusOr<std::vector<FormerBinding>> FormerBindings(db::Database& db, absl::Time deadline) {
  constexpr std::string_view kSelect =
      "SELECT id, principal, role, resource, starts_at_us, NULLIF(ends_at_us, 9223372036854775807), reason, "
      "granted_by, created_at_us, revoked_at_us, revoked_by FROM access_bindings ORDER BY id";
  return db.Read(deadline, [&](db::Session& session) -> absl::StatusOr<std::vector<FormerBinding>> {
    std::vector<FormerBinding> bindings;
    PEP_TRY(session.Query(kSelect, {}, [&](const db::Row& row) {
      bindings.push_back({row.String(0), row.String(1), row.String(2), row.String(3), row.Time(4), row.OptTime(5),
                          row.String(6), row.String(7), row.Time(8), row.OptTime(9), row.String(10)});
      return absl::OkStatus();
    }));
    return bindings;
  });
}

}  // namespace pepiniere::portfolio::store
