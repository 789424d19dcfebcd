// A project that came to be called otherwise.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace pepiniere::journal {
class Unit;
}

namespace pepiniere::metrics::store {

// The id that a project had, the one that it has now, and the uid that it has for good.
struct Renaming {
  std::string from, to, uid;
};

struct Renamed {
  // Whether what is kept under both ids is that project's (project_uids.h). If not, nothing was moved: somebody else
  // did it already, or what another project left under the new one is to be moved first.
  bool theirs = false;
  std::int64_t moved = 0;         // how many things
  std::vector<std::string> left;  // the names of those whose place is taken, which stay where they are
};

// Moves all that is kept of the project to the id that it has now: rows, their past versions, what refers to them,
// series with their points, definitions and sources of its own. Of the time before it is told by the name it has now.
// Figures that were kept as they were still say the name of then, and so does the audit, which says when that ended.
// What was told under the new name already stays; where two have one id, or two series are of the same values, the
// old one is left, and nothing of it is lost. To the feed all that lives is deleted under the old name and created
// under the new one, in one transaction.
absl::StatusOr<Renamed> RenameProject(journal::Unit& unit, const Renaming& renaming);

// The same of projects that took each other's ids: each has now the one that the next of them had, and the last one
// that of the first. All of them are moved or, where one is not as said, none; and nothing is left, as nothing is in
// the way.
absl::StatusOr<Renamed> RenameInCircle(journal::Unit& unit, const std::vector<Renaming>& circle);

}  // namespace pepiniere::metrics::store
