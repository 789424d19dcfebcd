// The names that lead to a project beside its own: those that it declares (Project.aliases), and those that it had.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/portfolio/domain/project.h"

namespace pepiniere::db {
class Database;
class Session;
}  // namespace pepiniere::db
namespace pepiniere::journal {
class Unit;
}

namespace pepiniere::portfolio::store {

// The id of the project that `alias` leads to: a live one before one that was deleted, one that declares it before one
// that was called so, the first to do so before others. None if a live project has that id itself, or nobody knows it.
absl::StatusOr<std::optional<std::string>> FindByAlias(db::Session& session, const std::string& alias);
absl::StatusOr<std::optional<std::string>> FindByAlias(db::Database& db, absl::Time deadline, const std::string& alias);

// The ids of the projects, live or deleted, that have these uids.
absl::StatusOr<absl::flat_hash_map<std::string, std::string>> FindByUids(db::Database& db, absl::Time deadline,
                                                                         const std::vector<std::string>& uids);

// Keeps the aliases that a project declares findable. `before`: null for a new one.
absl::Status KeepAliases(db::Session& session, const base::Stored<Project>* before, const base::Stored<Project>& after);

// An id that a project wants for an alias, and whose it is: the live project of that id, or one that declares it.
struct AliasClash {
  std::string alias, project;
};
// Of these ids, those that `project`, whose aliases are already written, cannot have. A transaction that writes one of
// them at the same time conflicts with this one.
absl::StatusOr<std::vector<AliasClash>> FindClashes(db::Session& session, const std::string& project,
                                                    const std::vector<std::string>& aliases);
// The live project, other than `project`, that declares `alias`: nobody else may be created by that name.
absl::StatusOr<std::optional<std::string>> FindClaim(db::Session& session, const std::string& alias,
                                                     const std::string& project);

// The ids that a project had before.
absl::StatusOr<std::vector<std::string>> FormerIds(db::Database& db, absl::Time deadline, const std::string& project);

}  // namespace pepiniere::portfolio::store
