// Where ids of what lies below a project are kept, on their way to another id of the project. For the .cc files of this
// room.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/db/session.h"

namespace pepiniere::metrics::store {

// The tables of what lies below a project, whose ids begin with its own.
inline constexpr std::string_view kBelow[] = {"work_items", "sprints",    "code_changes", "deployments", "incidents",
                                              "surveys",    "objectives", "snapshots",    "series"};

// From one id of a project to another.
struct IdChange {
  std::string from, to;

  // "to/x" of "from/x"; anything else as it is.
  std::string Of(const std::string& id) const;
};

// How a text that begins so begins in a document.
std::string BeginningOf(std::string_view text);

// The rows of a table, by their ids: all that are below the old one, held until the transaction ends, and of these
// those whose place below the new one is taken.
struct HeldRows {
  std::vector<std::string> all, taken;
};
absl::StatusOr<HeldRows> HoldRows(db::Session& session, std::string_view table, const IdChange& change);
// Moves the rows of a table, all but those that stay. How many.
absl::StatusOr<std::int64_t> MoveRows(db::Session& session, std::string_view table, const IdChange& change,
                                      const std::vector<std::string>& stay);

// What is kept beside rows, and what refers to them, once these were moved: it goes where they went.
absl::Status MoveWhatFollows(db::Session& session, const IdChange& change);

// The series of the project, and which of them stay: those of the same values as one of the new id.
struct MovedSeries {
  std::vector<std::string> moved, left;  // ids: as they are now, as they were
};
absl::StatusOr<MovedSeries> MoveSeries(db::Session& session, const IdChange& change);

// All of that at once, to an id under which nothing is kept.
absl::Status MoveAside(db::Session& session, const IdChange& change);

}  // namespace pepiniere::metrics::store
