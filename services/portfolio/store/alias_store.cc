#include "services/portfolio/store/alias_store.h"

#include <algorithm>
#include <iterator>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/id_turns.h"
#include "services/db/session.h"
#include "services/portfolio/domain/alias.h"

namespace pepiniere::portfolio::store {
namespace {

std::string FirstCell(const db::Row& row) { return row.String(0); }

std::vector<std::string> Without(std::vector<std::string> ids, const std::vector<std::string>& others) {
  std::erase_if(ids, [&](const std::string& id) { return std::ranges::find(others, id) != others.end(); });
  return ids;
}

}  // namespace

absl::StatusOr<std::optional<std::string>> FindByAlias(db::Session& session, const std::string& alias) {
  // To the collation, "a" and "a " are one.
  return session.QueryOne(
      "SELECT a.project_id FROM project_aliases a JOIN projects p ON p.id = a.project_id WHERE a.alias = ? AND BINARY "
      "a.alias = BINARY ? AND NOT EXISTS (SELECT 1 FROM projects o WHERE o.id = a.alias AND o.deleted_at_us IS NULL) "
      "ORDER BY p.deleted_at_us IS NOT NULL, a.declared DESC, a.since_us, a.project_id LIMIT 1",
      {alias, alias}, FirstCell);
}

absl::StatusOr<std::optional<std::string>> FindByAlias(db::Database& db, absl::Time deadline,
                                                       const std::string& alias) {
  return db.Read(deadline, [&](db::Session& session) { return FindByAlias(session, alias); });
}

absl::StatusOr<absl::flat_hash_map<std::string, std::string>> FindByUids(db::Database& db, absl::Time deadline,
                                                                         const std::vector<std::string>& uids) {
  using Ids = absl::flat_hash_map<std::string, std::string>;
  if (uids.empty()) return Ids();
  static const std::string kSelect = base::Concat("SELECT uid, id FROM projects WHERE uid", db::InTurn());
  return db.Read(deadline, [&](db::Session& session) -> absl::StatusOr<Ids> {
    Ids ids;
    PEP_TRY(db::TakeTurns(uids, [&](absl::Span<const db::Value> turn) {
      return session.Query(kSelect, turn, [&](const db::Row& row) {
        ids.emplace(row.String(0), row.String(1));
        return absl::OkStatus();
      });
    }));
    return ids;
  });
}

absl::Status KeepAliases(db::Session& session, const base::Stored<Project>* before,
                         const base::Stored<Project>& after) {
  const auto ids = [&](const base::Stored<Project>* stored) {
    return stored ? AliasIds(after.id, stored->value.aliases) : std::vector<std::string>();
  };
  const std::vector<std::string> was = ids(before), is = ids(&after);
  for (const std::string& gone : Without(was, is)) {
    PEP_TRY(
        session
            .Execute("DELETE FROM project_aliases WHERE alias = ? AND project_id = ? AND NOT former", {gone, after.id})
            .status());
    PEP_TRY(
        session
            .Execute("UPDATE project_aliases SET declared = FALSE WHERE alias = ? AND project_id = ?", {gone, after.id})
            .status());
  }
  std::vector<db::Value> cells;
  const std::vector<std::string> come = Without(is, was);
  for (const std::string& alias : come) cells.insert(cells.end(), {alias, after.id, after.updated_at});
  return session
      .InsertRows("INSERT INTO project_aliases (alias, project_id, declared, former, since_us) VALUES",
                  "(?, ?, TRUE, FALSE, ?)", cells, "ON DUPLICATE KEY UPDATE declared = TRUE")
      .status();
}

absl::StatusOr<std::optional<std::string>> FindClaim(db::Session& session, const std::string& alias,
                                                     const std::string& project) {
  return session.QueryOne(
      "SELECT a.project_id FROM project_aliases a JOIN projects p ON p.id = a.project_id AND p.deleted_at_us IS NULL "
      "WHERE a.alias = ? AND a.declared AND a.project_id <> ? ORDER BY a.since_us, a.project_id LIMIT 1 FOR UPDATE",
      {alias, project}, FirstCell);
}

absl::StatusOr<std::vector<AliasClash>> FindClashes(db::Session& session, const std::string& project,
                                                    const std::vector<std::string>& aliases) {
  std::vector<AliasClash> clashes;
  for (const std::string& alias : aliases) {
    PEP_ASSIGN(std::optional<std::string> whose,
               session.QueryOne("SELECT id FROM projects WHERE id = ? AND deleted_at_us IS NULL FOR UPDATE", {alias},
                                FirstCell));
    if (!whose) {
      PEP_ASSIGN(whose, FindClaim(session, alias, project));
    }
    if (whose) clashes.push_back({alias, *std::move(whose)});
  }
  return clashes;
}

absl::StatusOr<std::vector<std::string>> FormerIds(db::Database& db, absl::Time deadline, const std::string& project) {
  return db.Read(deadline, [&](db::Session& session) -> absl::StatusOr<std::vector<std::string>> {
    std::vector<std::string> ids;
    PEP_TRY(session.Query("SELECT alias FROM project_aliases WHERE project_id = ? AND former ORDER BY since_us, alias",
                          {project}, [&](const db::Row& row) {
                            ids.push_back(row.String(0));
                            return absl::OkStatus();
                          }));
    return ids;
  });
}

}  // namespace pepiniere::portfolio::store
