#include "services/portfolio/store/schema_version.h"

#include <string>
#include <string_view>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/session.h"

namespace pepiniere::portfolio::store {

// The last migration that this code needs; tests/store holds it against migrations/.
constexpr std::string_view kNeeded = "20261122000100";

absl::Status CheckSchemaVersion(db::Database& db, absl::Time deadline) {
  PEP_ASSIGN(const auto version, db.Read(deadline, [](db::Session& session) {
    return session.QueryOne("SELECT MAX(version) FROM schema_migrations", {},
                            [](const db::Row& row) { return row.String(0); });
  }));
  if (version.value_or("") >= kNeeded) return absl::OkStatus();
  return absl::FailedPreconditionError(base::Concat("the schema is at migration ", version->empty() ? "none" : *version,
                                                    " and must be at ", kNeeded, ": run the migrations"));
}

}  // namespace pepiniere::portfolio::store
