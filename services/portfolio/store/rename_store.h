// A project that came to be called otherwise.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "services/base/stored.h"
#include "services/portfolio/domain/project.h"

namespace pepiniere::journal {
class Unit;
}

namespace pepiniere::portfolio::store {

// Moves a locked project, with all that was ever recorded of it, to the id `id`, which nobody uses. Its rows change
// their id in every table, its past versions too: of the time before it is told by the name it has now. The committees
// that heard it, the roles held on it and what imports remember follow. The audit keeps the records of the old name
// under that name, and says when it ended: see FormerIds. To the feed the project and its ledger are deleted under the
// old name and created under the new one, in one transaction.
absl::StatusOr<base::Stored<Project>> RenameProject(journal::Unit& unit, const base::Stored<Project>& before,
                                                    const std::string& id);

}  // namespace pepiniere::portfolio::store
