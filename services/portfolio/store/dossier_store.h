// All that a project has to show before a gate, in few round trips.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/portfolio/domain/gates.h"
#include "services/portfolio/domain/project.h"
#include "services/portfolio/domain/readiness.h"

namespace pepiniere::db {
class Database;
class Session;
}  // namespace pepiniere::db

namespace pepiniere::portfolio::store {

// Its whole ledger; of its lines and its committees' decisions, those that hold.
absl::StatusOr<Dossier> LoadDossier(db::Session& session, const std::string& project);

// A live project, what it has to show, and what is made of the gates for it, all of one instant. None: there is no such
// project.
struct Candidate {
  base::Stored<Project> project;
  Dossier dossier;
  std::vector<StoredGateChange> gates;
};
absl::StatusOr<std::optional<Candidate>> FindCandidate(db::Database& db, absl::Time deadline, const std::string& id);
// The same of several, of one instant too; what there is none of is left out.
absl::StatusOr<std::vector<Candidate>> FindCandidates(db::Database& db, absl::Time deadline,
                                                      const std::vector<std::string>& ids);

}  // namespace pepiniere::portfolio::store
