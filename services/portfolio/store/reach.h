// What a role must be held on to reach a project or an incubator: the one definition of who sees them.
//
//   a project      itself; each of its incubators; each organisation that sponsors it or owns one of its incubators,
//                  and everything above that organisation
//   an incubator   itself; the organisation that owns it, and everything above it
//
// Organisations count by their names, whether they are there or not: an import keeps owners, parents and sponsors as
// its source wrote them. It is what holds now, whatever day or knowledge is asked about.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/query/sql_fragment.h"

namespace pepiniere::db {
class Database;
}

namespace pepiniere::portfolio::store {

// For each id, the names of all that reaches it: "projects/x", "incubators/y", "organisations/z". Of a project that
// does not exist, its own; of an incubator that does not, none.
using Containers = absl::flat_hash_map<std::string, std::vector<std::string>>;
absl::StatusOr<Containers> ContainersOfProjects(db::Database& db, absl::Time deadline,
                                                const std::vector<std::string>& ids);
absl::StatusOr<Containers> ContainersOfIncubators(db::Database& db, absl::Time deadline,
                                                  const std::vector<std::string>& ids);

// The same from the other end: what somebody's roles reach. Ids.
struct Reach {
  bool everything = false;
  std::vector<std::string> projects{};
  std::vector<std::string> incubators{};     // those that `organisations`, or any below them, own among them
  std::vector<std::string> organisations{};  // what they sponsor, and what those below them sponsor
};

// The incubators that these organisations, or any below them, own.
absl::StatusOr<std::vector<std::string>> OwnedIncubators(db::Database& db, absl::Time deadline,
                                                         const std::vector<std::string>& organisations);

// Whether the project whose id is in that column is reached.
query::SqlFragment Reaches(const Reach& reach, std::string_view column);

}  // namespace pepiniere::portfolio::store
