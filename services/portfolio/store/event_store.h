// Events of projects in the database.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/portfolio/domain/event.h"
#include "services/record/page.h"

namespace pepiniere::db {
class Database;
class Session;
}  // namespace pepiniere::db
namespace pepiniere::journal {
class Unit;
}

namespace pepiniere::portfolio::store {

// An event of a project; Stored::id is its number as text.
struct ProjectEvent {
  base::Stored<Event> stored;
  std::string source;  // the import that told it; empty when somebody here did

  int number() const { return std::stoi(stored.id); }
};

// Removed ones are not found.
absl::StatusOr<std::optional<ProjectEvent>> FindEvent(db::Database& db, absl::Time deadline, const std::string& project,
                                                      int number);
absl::StatusOr<std::optional<ProjectEvent>> LockEvent(db::Session& session, const std::string& project, int number);
// Those of a project after a number, by number.
absl::StatusOr<std::vector<ProjectEvent>> LoadEvents(db::Database& db, absl::Time deadline, const std::string& project,
                                                     int after, int limit);
absl::StatusOr<std::vector<ProjectEvent>> LoadEvents(db::Session& session, const std::string& project);

// Writes with history, audit and feed; the project must be locked. Numbers are never used again.
absl::StatusOr<std::vector<ProjectEvent>> InsertEvents(journal::Unit& unit, const std::string& project,
                                                       const std::vector<Event>& events, std::string_view source);
absl::StatusOr<ProjectEvent> UpdateEvent(journal::Unit& unit, const std::string& project, const ProjectEvent& before,
                                         const Event& event);
absl::Status RemoveEvent(journal::Unit& unit, const std::string& project, const ProjectEvent& before);

}  // namespace pepiniere::portfolio::store
