#include "services/record/schema.h"

#include <set>
#include <string>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/error.h"
#include "services/db/session.h"

namespace pepiniere::record {
namespace {

constexpr std::string_view kShared[] = {"20261122000000", "20261122100100", "20261125220600", "20261126140000",
                                        "20261126180000", "20261126200000", "20261127090000", "20261127120000",
                                        "20261127130000", "20261130150000"};

absl::StatusOr<std::set<std::string, std::less<>>> ReadApplied(db::Database& db, absl::Time deadline) {
  constexpr int kNoSuchTable = 1146;
  std::set<std::string, std::less<>> applied;
  const absl::Status read = db.Read(deadline, [&](db::Session& session) {
    applied.clear();
    return session.Query("SELECT version FROM schema_migrations", {}, [&](const db::Row& row) {
      applied.insert(row.String(0));
      return absl::OkStatus();
    });
  });
  if (!read.ok() && db::ErrnoOf(read) != kNoSuchTable) return read;
  return applied;
}

}  // namespace

absl::Span<const std::string_view> SharedMigrations() { return kShared; }

absl::Status CheckSchema(db::Database& db, absl::Time deadline, absl::Span<const std::string_view> needed) {
  PEP_ASSIGN(const auto applied, ReadApplied(db, deadline));
  std::string missing;
  for (const absl::Span<const std::string_view> names : {SharedMigrations(), needed}) {
    for (const std::string_view name : names) {
      if (!applied.contains(name)) missing += base::Concat(missing.empty() ? "" : ", ", name);
    }
  }
  if (missing.empty()) return absl::OkStatus();
  return absl::FailedPreconditionError(base::Concat("the schema lacks ", missing, ": run the migrations"));
}

}  // namespace pepiniere::record
