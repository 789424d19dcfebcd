// What each source said last, so that an import applies what the source changed, and only that.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace pepiniere::db {
class Database;
}
namespace pepiniere::journal {
class Unit;
}

namespace pepiniere::record {

// One thing of a source, with the document of what it says.
struct Remembered {
  std::string collection, id, document;
};

// None if the source never spoke of it.
absl::StatusOr<std::optional<std::string>> Recall(journal::Unit& unit, std::string_view source,
                                                  std::string_view collection, const std::string& id);
// The ids of all that the source ever spoke of.
absl::StatusOr<std::set<std::string>> RecallIds(db::Database& db, absl::Time deadline, std::string_view source,
                                                std::string_view collection);
// Takes the place of what was remembered of these things.
absl::Status Remember(journal::Unit& unit, std::string_view source, const std::vector<Remembered>& things);

}  // namespace pepiniere::record
