// Projects in the database: what is said of them. Their ledger is in ledger_store.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/portfolio/domain/ledger.h"
#include "services/portfolio/domain/organisation_tree.h"
#include "services/portfolio/domain/project.h"
#include "services/portfolio/store/time_travel.h"

namespace pepiniere::db {
class Database;
class Session;
}  // namespace pepiniere::db
namespace pepiniere::journal {
class Unit;
}

namespace pepiniere::portfolio::store {

// A project, and where it stood on the day asked.
struct ProjectView {
  base::Stored<Project> stored;
  std::optional<Span> span;
  std::optional<UnknownSpan> unknown;  // what the line that decides then says, if nobody explained it
};

// Deleted ones too; none if there was none by that id then.
absl::StatusOr<std::optional<ProjectView>> FindProject(db::Database& db, absl::Time deadline, const std::string& id,
                                                       const AsOf& as_of);
absl::StatusOr<std::optional<ProjectView>> FindProject(db::Session& session, const std::string& id, const AsOf& as_of);
// Locked until the transaction ends: whoever changes a project or its ledger begins here.
absl::StatusOr<std::optional<base::Stored<Project>>> LockProject(db::Session& session, const std::string& id);
// The same of one that cannot be read (DATA_LOSS): what there is of it, for who writes it anew.
absl::StatusOr<std::optional<base::Stored<Project>>> LockBrokenProject(db::Session& session, const std::string& id);

// Writes with history, terms, audit and feed. `organisations` places the sponsors. ALREADY_EXISTS if the id is taken.
absl::StatusOr<base::Stored<Project>> InsertProject(journal::Unit& unit, const std::string& id, const Project& project,
                                                    const OrganisationTree& organisations);
// `before` as LockProject gave it. Writes nothing if nothing differs.
absl::StatusOr<base::Stored<Project>> UpdateProject(journal::Unit& unit, const base::Stored<Project>& before,
                                                    const Project& project, const OrganisationTree& organisations);
// The same of one that LockBrokenProject gave: its spans are made anew from its ledger, too.
absl::StatusOr<base::Stored<Project>> RepairProject(journal::Unit& unit, const base::Stored<Project>& before,
                                                    const Project& project, const OrganisationTree& organisations);
absl::StatusOr<base::Stored<Project>> SetProjectDeleted(journal::Unit& unit, const base::Stored<Project>& before,
                                                        bool deleted);

// The project's version goes up because its ledger or its events changed; nothing said of it did.
absl::StatusOr<base::Stored<Project>> TouchProject(journal::Unit& unit, const base::Stored<Project>& before);

// Derives the terms of every project sponsored by one of these organisations anew: their place in the tree changed.
absl::Status RederiveTerms(journal::Unit& unit, const std::vector<std::string>& organisations,
                           const OrganisationTree& tree);

}  // namespace pepiniere::portfolio::store
