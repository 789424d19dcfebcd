// Which projects something is kept of, and whose the ids are that it is kept under.
#pragma once

#include <map>
#include <set>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/clock.h"
#include "services/journal/unit.h"

namespace pepiniere::db {
class Database;
class Session;
}  // namespace pepiniere::db

namespace pepiniere::metrics::store {

// By the ids that something is kept under: the uid of the project. One that somebody only began to tell of may be
// missing.
using ProjectUids = std::map<std::string, std::string>;
absl::StatusOr<ProjectUids> LoadProjectUids(db::Session& session);
// Notes whose these are; what is noted already stays.
absl::Status KeepProjectUids(db::Session& session, const ProjectUids& uids);
absl::Status ForgetProjectUids(db::Session& session, const std::set<std::string>& projects);

// What is noted of an id, and of the project that has it now.
struct Noted {
  std::string owner;       // the uid of whose the id is; empty: nobody's
  bool elsewhere = false;  // the project has another id too
};
absl::StatusOr<Noted> FindNoted(db::Session& session, const std::string& project, const std::string& uid);

// Holds what is noted of that id until the transaction ends: nothing that is kept under it is moved meanwhile. For who
// changes it: it is written at an instant after that (Unit::TakeNow). False where nothing is noted: it was moved.
absl::StatusOr<bool> HoldIfNoted(journal::Unit& unit, const std::string& project);
// The same of one that was noted a moment ago: UNAVAILABLE where it was moved since.
absl::Status HoldProject(journal::Unit& unit, const std::string& project);
// An instant until which all that is written of that id (HoldProject) is there: what was begun is waited for, and what
// is written from now on has later ones. What is known then stays so.
absl::StatusOr<absl::Time> SettledTime(db::Database& database, absl::Time deadline, const base::Clock& clock,
                                       const std::string& project);

// The ids of all projects of which anything is kept, deleted things too. A few looks into indexes for each.
absl::StatusOr<std::set<std::string>> KeptProjects(db::Session& session);

}  // namespace pepiniere::metrics::store
