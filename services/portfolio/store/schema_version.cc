#include "services/portfolio/store/schema_version.h"

#include <string>
#include <string_view>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/error.h"
#include "services/db/session.h"

namespace pepiniere::portfolio::store {

// The last migration that this code needs; tests/store holds it against migrations/.
constexpr std::string_view kNeeded = "20261125220600";

absl::Status CheckSchemaVersion(db::Database& db, absl::Time deadline) {
  constexpr int kNoSuchTable = 1146;
  const auto version = db.Read(deadline, [](db::Session& session) {
    return session.QueryOne("SELECT MAX(version) FROM schema_migrations", {},
                            [](const db::Row& row) { return row.String(0); });
  });
  const bool untouched = db::ErrnoOf(version.status()) == kNoSuchTable;
  if (!version.ok() && !untouched) return version.status();
  const std::string at = untouched ? "" : version->value_or("");
  if (at >= kNeeded) return absl::OkStatus();
  return absl::FailedPreconditionError(base::Concat("the schema is at migration ", at.empty() ? "none" : at,
                                                    " and must be at ", kNeeded, ": run the migrations"));
}

}  // namespace pepiniere::portfolio::store
