// What of a project's journal the public reads: lines that were published, each as an event of the project.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/portfolio/domain/entries.h"
#include "services/portfolio/domain/event.h"

namespace pepiniere::db {
class Database;
class Session;
}  // namespace pepiniere::db
namespace pepiniere::journal {
class Unit;
}

namespace pepiniere::portfolio::store {

struct Publication {
  base::Stored<Event> event;  // as it is now
  absl::Time published_at;
};

// Of a project, by the number of the line. One whose event was deleted since is not published any more. Inside a
// transaction that holds the project's lock nobody else publishes.
using Publications = std::map<int, Publication>;
absl::StatusOr<Publications> LoadPublications(db::Session& session, const std::string& project);
absl::StatusOr<Publications> LoadPublications(db::Database& db, absl::Time deadline, const std::string& project);

// Makes the line public as that event, with audit and feed.
absl::StatusOr<Publication> Publish(journal::Unit& unit, const std::string& project, const Entry<JournalEntry>& line,
                                    const Event& event);
// Takes it back, and removes the event.
absl::Status Unpublish(journal::Unit& unit, const std::string& project, int line, const Publication& publication);

}  // namespace pepiniere::portfolio::store
